import { effect } from "@preact/signals";
import type { Translate } from "../../ui/translate.ts";
import type { Shell } from "../embed/shell.ts";
import type { Key } from "../texts.ts";
import type { Support } from "./support.ts";

/**
 * What goes on whatever is shown: the count on the launcher, and the mark by which the next page starts the widget by itself.
 * Returns what stops it.
 */
export function attend(shell: Shell, support: Support, translate: () => Translate<Key>) {
  const { chat, localStore } = support;
  const stops = [
    effect(() => labelLauncher(shell.launcher, chat.unread.value, translate())),
    effect(() => {
      const status = chat.view.value?.status;
      // A reply that came with the end is counted after a reload, too, until it is read.
      const live = status === "queued" || status === "assigned" || chat.unread.value > 0;
      if (!live && !status) return;
      localStore.write("live", live ? "1" : "0");
      shell.page?.live(live);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    labelLauncher(shell.launcher, 0, translate());
  };
}

/** What a screen reader says of the launcher, and the count that stands on it. */
function labelLauncher(launcher: HTMLElement, count: number, t: Translate<Key>): void {
  launcher.ariaLabel = count > 0 ? t("launcher.unread", { count }) : t("launcher.label");
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}

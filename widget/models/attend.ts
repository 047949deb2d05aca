import { computed, effect, signal } from "@preact/signals";
import type { Translate } from "../../ui/translate.ts";
import type { Shell } from "../embed/shell.ts";
import type { Key } from "../texts.ts";
import type { Support } from "./support.ts";
import { followTickets } from "./ticket-marks.ts";

const unreadDelayMs = 150;

/**
 * What goes on whatever is shown: the count of messages, tickets and answers, on the launcher and for the page, and the mark by which the
 * next page starts the widget by itself. Returns what stops it.
 */
export function attend(shell: Shell, support: Support, translate: () => Translate<Key>) {
  const { chat, localStore, movedTickets, answeredIdea } = support;
  /** Undefined until it is known. */
  const hasOpenTicket = signal<boolean | undefined>(undefined);
  const news = computed(() => movedTickets.value.length + (answeredIdea.value ? 1 : 0));
  const waiting = computed(() => chat.unread.value + news.value);
  let told = 0;
  const stops = [
    followTickets(support, (isOpen) => {
      hasOpenTicket.value = isOpen;
    }),
    effect(() => labelLauncher(shell.launcher, translate(), chat.unread.value, waiting.value)),
    effect(() => {
      const next = waiting.value;
      // A message that arrives in an open chat is read a moment later. That is no event.
      const timer = setTimeout(() => {
        if (next !== told) shell.emit("unread", { count: next });
        told = next;
      }, unreadDelayMs);
      return () => clearTimeout(timer);
    }),
    effect(() => {
      const status = chat.view.value?.status;
      // A reply that came with the end is counted after a reload, too, until it is read.
      const waits = status === "queued" || status === "assigned" || chat.unread.value > 0;
      // What becomes of a complaint is to be seen on the launcher, too.
      const live = waits || news.value > 0 || hasOpenTicket.value === true;
      if (!live && !status && hasOpenTicket.value === undefined) return;
      localStore.write("live", live ? "1" : "0");
      shell.page?.live(live);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    labelLauncher(shell.launcher, translate(), 0, 0);
  };
}

/**
 * What a screen reader says of the launcher, and the count that stands on it. What of the count is no message is news of
 * tickets, or the answer to a suggestion.
 */
export function labelLauncher(
  launcher: Pick<HTMLElement, "ariaLabel" | "dataset">,
  t: Translate<Key>,
  messages: number,
  count: number,
): void {
  const label = messages ? t("launcher.unread", { count: messages }) : t("launcher.label");
  launcher.ariaLabel = label + (count > messages ? t("launcher.news") : "");
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}

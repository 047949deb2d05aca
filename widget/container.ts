import type { Translate } from "../ui/translate.ts";
import type { Key } from "./texts.ts";

/** Where the widget is drawn. */
export function createContainer(fills: boolean): HTMLElement {
  const container = document.createElement("div");
  container.className = "pd";
  container.dir = "ltr";
  if (fills) container.dataset.mount = "page";
  return container;
}

/** What a screen reader says of the launcher, and the count that stands on it. */
export function labelLauncher(launcher: HTMLElement, count: number, t: Translate<Key>): void {
  launcher.ariaLabel = count > 0 ? t("launcher.unread", { count }) : t("launcher.label");
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}

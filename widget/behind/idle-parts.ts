import type { Shell } from "../embed/shell.ts";
import { stayOnPage } from "../host/stay.ts";
import { keepSteps } from "../steps/keep-steps.ts";
import { markNews } from "./mark-news.ts";
import { noticeMisuse } from "./notice-misuse.ts";

interface NavigatorSavingData extends Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

/** What a page loads of ours right behind the launcher, while nobody has opened the widget. Returns what stops it. */
export function idleParts(shell: Shell): () => void {
  const { host, root, options } = shell;
  // Taken off the page meanwhile.
  if (!host.isConnected) return () => {};
  const { connection }: NavigatorSavingData = navigator;
  const savesData = connection?.saveData === true;
  const stops = [stayOnPage(host), noticeMisuse(shell), keepSteps(root, options(), { savesData })];
  // Only where there is data to spare: the widget says it, too.
  if (!savesData) stops.push(markNews(root, options));
  return () => {
    for (const stop of stops) stop();
  };
}

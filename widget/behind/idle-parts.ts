import type { BootOptions } from "../embed/options.ts";
import { keepSteps } from "../steps/keep-steps.ts";
import { markNews } from "./mark-news.ts";

interface NavigatorSavingData extends Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

/** What a page loads of ours when it has nothing else to do, and nobody has opened the widget. Returns what stops it. */
export function idleParts(root: ShadowRoot, options: () => BootOptions): () => void {
  const { connection }: NavigatorSavingData = navigator;
  // Taken off the page meanwhile, or no data to spare.
  if (!root.host.isConnected || connection?.saveData) return () => {};
  const stops = [keepSteps(root, options()), markNews(root, options)];
  return () => {
    for (const stop of stops) stop();
  };
}

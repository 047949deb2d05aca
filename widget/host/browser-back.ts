import type { ReadonlySignal } from "@preact/signals";
import { entryLevel, levelKey } from "./left-levels.ts";

export interface Levels {
  /** 0 while the widget is closed; one more for each screen that lies over another. */
  readonly count: ReadonlySignal<number>;
  readonly back: () => void;
}

const withLevel = (level: number) => ({ ...history.state, [levelKey]: level });

/**
 * Gives each level an entry in the browser's history: its back button, and the device's, close one level and not the page.
 * The page's own state stays in each entry, so that its router finds itself where it was. Returns what stops it.
 */
export function followBrowserBack({ count, back }: Levels): () => void {
  let entries = 0;
  let isPopping = false;
  /** The browser is on its way back over entries of ours: that is nobody's back button. */
  let isLeaving = false;

  const follow = (levels: number) => {
    if (isLeaving) return;
    for (; entries < levels; entries++) history.pushState(withLevel(entries + 1), "");
    const surplus = entries - levels;
    if (surplus === 0) return;
    const top = entries;
    entries = levels;
    // Closed by a button. The page may go elsewhere in the same moment: then its entries lie over ours, which stay.
    setTimeout(() => {
      isLeaving = entryLevel() === top;
      if (isLeaving) history.go(-surplus);
    });
  };
  const handlePop = () => {
    if (isLeaving) {
      // It may have been opened again meanwhile.
      isLeaving = false;
      entries = entryLevel();
      return follow(count.peek());
    }
    isPopping = true;
    for (let level = count.peek(); level > entryLevel(); level--) back();
    entries = count.peek();
    isPopping = false;
  };

  addEventListener("popstate", handlePop);
  const stop = count.subscribe((levels) => {
    if (!isPopping) follow(levels);
  });
  return () => {
    stop();
    removeEventListener("popstate", handlePop);
    follow(0);
  };
}

/** What the widget does for its place in somebody else's page, and ahead of what comes next. Loaded beside the widget, which works without it. */
import type { ReadonlySignal } from "@preact/signals";
import type { WidgetContextValue } from "../context.ts";
import { prefetch } from "../screens/prefetch.ts";
import { followBrowserBack, type Levels } from "./browser-back.ts";
import { stayOnPage } from "./stay.ts";

export interface Place {
  readonly host: HTMLElement;
  /** The widget covers the page. */
  readonly sheet: ReadonlySignal<boolean>;
  readonly levels: Levels;
  readonly open: ReadonlySignal<boolean>;
  readonly context: ReadonlySignal<WidgetContextValue>;
}

/** Returns what ends it. */
export function liveInPage({ host, sheet, levels, open, context }: Place): () => void {
  const stops = [
    stayOnPage(host),
    asLongAs(sheet, () => followBrowserBack(levels)),
    prefetch(context, open),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Runs it as long as the signal says so. */
function asLongAs(on: ReadonlySignal<boolean>, run: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const end = () => {
    stop?.();
    stop = undefined;
  };
  const unsubscribe = on.subscribe((isOn) => {
    if (!isOn) end();
    else stop ??= run();
  });
  return () => {
    unsubscribe();
    end();
  };
}

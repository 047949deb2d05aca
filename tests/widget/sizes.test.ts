import { expect, test } from "vitest";
import { measureWidget, widgetBars } from "../../bench/widget.ts";

const sizes = measureWidget();

test.skipIf(sizes === undefined)(
  "the page pays for the loader only, and an open chat stays small",
  () => {
    expect(sizes?.loader).toBeLessThanOrEqual(widgetBars.loader);
    expect(sizes?.early).toBeLessThanOrEqual(widgetBars.early);
    expect(sizes?.opened).toBeLessThanOrEqual(widgetBars.opened);
    expect(sizes?.idle).toBeLessThanOrEqual(widgetBars.idle);
  },
);

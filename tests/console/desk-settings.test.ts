import { expect, test } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import {
  createDeskSettingsModel,
  exceptionsIn,
  exceptionsText,
  spansIn,
  spansText,
  wordsIn,
} from "../../console/models/desk-settings.ts";
import { Refusal } from "../../ui/refusal.ts";

test("hours are read as they are written, and nothing else is", () => {
  const text = "9:00-12:00, 13:05-24:00";
  const spans = [
    { from: 540, to: 720 },
    { from: 785, to: 1_440 },
  ];
  expect([spansIn(text), spansText(spans)]).toEqual([spans, text]);
  expect([spansIn(""), spansIn("９:00-10:00"), spansIn("9：00 – 10：00")]).toEqual([
    [],
    undefined,
    [{ from: 540, to: 600 }],
  ]);
  for (const wrong of ["9-12", "12:00-9:00", "9:00-24:30", "9:60-10:00", "closed"])
    expect(spansIn(wrong)).toBeUndefined();
});

test("holidays are a line each, with hours or closed", () => {
  const exceptions = [
    { date: "2026-10-01", spans: [] },
    { date: "2026-10-10", spans: [{ from: 540, to: 1_080 }] },
  ];
  const text = "2026-10-01\n2026-10-10 9:00-18:00";
  expect(exceptionsText({ exceptions } as never)).toBe(text);
  expect(exceptionsIn(`\n${text}\n`)).toEqual(exceptions);
  expect(exceptionsIn("10-01")).toBeUndefined();
  expect(wordsIn("a@b.c、d@e.f, g ")).toEqual(["a@b.c", "d@e.f", "g"]);
});

test("a section that was saved says so; one that is refused changes nothing", async () => {
  const views: unknown[] = [
    { settings: {}, files: {} },
    { settings: { queue: {} }, files: {} },
  ];
  const request: AdminRequest = async () => {
    const view = views.shift();
    if (view === undefined) throw new Refusal({ code: "invalid", message: "no" });
    return view as never;
  };
  const settings = createDeskSettingsModel(request);
  await settings.load();
  await settings.save("queue", {});
  expect([settings.saved.value, settings.problem.value]).toEqual(["queue", null]);
  await settings.save("hours", {});
  expect([settings.saved.value, settings.problem.value]).toEqual([null, "invalid"]);
  expect(settings.view.value?.settings).toEqual({ queue: {} });
});

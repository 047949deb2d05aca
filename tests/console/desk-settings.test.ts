import { expect, test } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import { createDeskSettingsModel, wordsIn } from "../../console/models/desk-settings.ts";
import { Refusal } from "../../ui/refusal.ts";

test("names and addresses are read as people separate them", () => {
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

import { expect, test } from "vitest";
import { dueOf } from "../../console/models/due.ts";
import { at, bo, heldBy, row } from "./rows.ts";

const due = { ...heldBy(bo), replyDueAt: at("10:10"), replyTargetSeconds: 600 };
const toneAt = (clock: string) => dueOf(row("a", due), Date.parse(at(clock)))?.tone;

test("the clock of an answer that is due is grey until 80 % of its time, then warns, and past it is red", () => {
  expect(toneAt("10:00")).toBe("calm");
  expect(toneAt("10:07")).toBe("calm");
  expect(toneAt("10:08")).toBe("warn");
  expect(toneAt("10:09")).toBe("warn");
  expect(toneAt("10:10")).toBe("danger");
  expect(dueOf(row("a", due), Date.parse(at("10:08")))).toMatchObject({ left: 120, share: 0.2 });
});

test("whoever has an answer, waits in the queue or is done has no such clock", () => {
  const now = Date.parse(at("10:20"));
  expect(dueOf(row("a", heldBy(bo)), now)).toBeUndefined();
  expect(dueOf(row("a", { ...due, status: "queued" }), now)).toBeUndefined();
  expect(dueOf(row("a", { ...due, status: "resolved" }), now)).toBeUndefined();
});

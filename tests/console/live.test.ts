import { expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { dueBetween } from "../../console/models/due.ts";
import { createLiveModel } from "../../console/models/live.ts";
import { liveCommandOf } from "../../console/models/live-keys.ts";
import { everyFullHours, slotsAcross } from "../../console/models/live-scale.ts";
import { Refusal } from "../../ui/refusal.ts";

/** Each call waits until it is answered; `asked` are the teams. */
function deskThatAnswers() {
  const asked: (string | undefined)[] = [];
  const waiting: ((answer: object) => void)[] = [];
  const call = ((_name: string, { team }: { team?: string }) => {
    asked.push(team);
    return new Promise((resolve, reject) =>
      waiting.push((answer) => (answer instanceof Refusal ? reject(answer) : resolve(answer))),
    );
  }) as unknown as AgentCall;
  const answer = async (index: number, value: object) => {
    waiting[index]?.(value);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, answer, live: createLiveModel(call) };
}
const refusal = (code: "not_found" | "unavailable") => new Refusal({ code, message: "no" });

test("while an answer is on its way nothing more is asked", async () => {
  const { asked, answer, live } = deskThatAnswers();
  void live.load();
  void live.load();
  expect(asked).toEqual([undefined]);
  await answer(0, { waiting: 1 });
  void live.load();
  expect(asked).toHaveLength(2);
  expect(live.desk.value).toEqual({ waiting: 1 });
});

test("the answer for a team that was left is not shown", async () => {
  const { asked, answer, live } = deskThatAnswers();
  void live.load();
  void live.choose("支付");
  expect(asked).toEqual([undefined, "支付"]);
  await answer(1, { waiting: 2 });
  await answer(0, { waiting: 9 });
  expect(live.desk.value).toEqual({ waiting: 2 });
});

test("what was shown stays while the server does not answer, and it says so until it does", async () => {
  const { answer, live } = deskThatAnswers();
  void live.load();
  await answer(0, { waiting: 3 });
  void live.load();
  await answer(1, refusal("unavailable"));
  expect([live.failed.value, live.desk.value]).toEqual([true, { waiting: 3 }]);
  void live.load();
  await answer(2, { waiting: 4 });
  expect([live.failed.value, live.desk.value]).toEqual([false, { waiting: 4 }]);
});

test("a team that was taken away leads back to all", async () => {
  const { asked, answer, live } = deskThatAnswers();
  void live.choose("支付");
  await answer(0, refusal("not_found"));
  expect([live.team.value, live.failed.value]).toEqual([undefined, false]);
  void live.load();
  expect(asked).toEqual(["支付", undefined]);
});

const press = (key: string, more: object = {}) => ({
  ...{ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...{ isComposing: false, repeat: false },
  ...more,
});

test.each([
  ["o", "page", "listen"],
  ["g", "button", "take-over"],
  ["M", "button", undefined, { shiftKey: true }],
  ["m", "button", "remind"],
  ["m", "field", undefined],
  ["g", "dialog", undefined],
  ["j", "button", "next", { repeat: true }],
  ["g", "button", undefined, { repeat: true }],
  ["o", "page", undefined, { ctrlKey: true }],
] as const)("%s on a %s is %s", (key, place, command, more: object = {}) => {
  expect(liveCommandOf(press(key, more), place)).toBe(command);
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();

test.each([
  [0, { left: 600, share: 1, tone: "calm" }],
  [8, { left: 120, share: 0.2, tone: "warn" }],
  [10, { left: 0, share: 0, tone: "danger" }],
  [13, { left: -180, share: 0, tone: "danger" }],
])("after %i of ten minutes a ring shows what is left", (minute, due) => {
  const span = { since: at(0), dueAt: at(10) };
  expect(dueBetween(span, Date.parse(at(minute)))).toEqual(due);
});

test("times stand below full hours only, as many as have room", () => {
  const day = { from: at(20), slotSeconds: 600 };
  expect(everyFullHours(day, { end: 30, room: 500 })).toEqual([4, 10, 16, 22, 28]);
  expect(everyFullHours(day, { end: 30, room: 120 })).toEqual([4, 22]);
  expect(everyFullHours({ ...day, from: at(0) }, { end: 3, room: 300 })).toEqual([0]);
});

test("the curve goes on to this moment, beyond its last slot", () => {
  const day = { from: at(0), slotSeconds: 600, counts: [1, 2] };
  expect(slotsAcross(day, Date.parse(at(15)))).toBe(1.5);
  expect(slotsAcross({ ...day, counts: [1] }, Date.parse(at(0)))).toBe(0);
});

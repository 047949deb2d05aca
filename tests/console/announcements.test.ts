import { expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { checksOf } from "../../console/models/announcement-checks.ts";
import {
  aboutIn,
  draftOf,
  fieldTime,
  textsIn,
  timeIn,
  usualNextUpdate,
  wantedOf,
} from "../../console/models/announcement-draft.ts";
import { createAnnouncementsModel } from "../../console/models/announcements.ts";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { isLate } from "../../ui/late-update.ts";
import { Refusal } from "../../ui/refusal.ts";

const at = "2026-11-21T08:00:12.345Z";
const one = (id: string, parts: Partial<AgentAnnouncement> = {}): AgentAnnouncement => ({
  id: id as AgentAnnouncement["id"],
  kind: "incident",
  state: "active",
  title: { "zh-CN": "变慢" },
  text: { "zh-CN": "钱没有丢" },
  topics: [],
  errorCodes: [],
  startsAt: at,
  updates: [],
  affected: 0,
  subscribers: 0,
  solved: 0,
  unsolved: 0,
  ...parts,
});

test("a draft keeps what nobody has changed, to the millisecond, and leaves out what is empty", () => {
  const known = one("a", { nextUpdateAt: at, title: { "zh-CN": "变慢", en: "Slow" } });
  const draft = draftOf(known, 0);
  expect(wantedOf(draft, known)).toMatchObject({
    id: "a",
    title: { "zh-CN": "变慢", en: "Slow" },
    startsAt: at,
    nextUpdateAt: at,
  });
  expect(wantedOf({ ...draft, nextUpdateAt: "" }, known)?.nextUpdateAt).toBeUndefined();
  expect(timeIn(fieldTime(at))).toBe("2026-11-21T08:00:00.000Z");
  expect(textsIn({ "zh-CN": " 变慢 ", "zh-TW": " ", en: "" })).toEqual({ "zh-CN": "变慢" });
});

test("one that the radar begins has its words, its start and its next update, and can be published as it is", () => {
  const beginning = {
    kind: "incident",
    title: { "zh-CN": "正在查：付款失败了", en: "Looking into: My payment failed" },
    text: { "zh-CN": "我们正在查原因", en: "We are looking into it" },
    topics: ["payment-failed"],
    errorCodes: ["PAY-1001"],
    startsAt: "2026-11-21T07:45:00.000Z",
    nextUpdateAt: usualNextUpdate(Date.parse(at)),
  } as const;
  expect(wantedOf(draftOf(undefined, Date.parse(at), beginning), undefined)).toMatchObject({
    ...beginning,
    nextUpdateAt: "2026-11-21T08:35:00.000Z",
  });
});

test("nothing is published before the first language is written and the start has a time", () => {
  const draft = draftOf(undefined, Date.parse(at));
  const written = {
    ...draft,
    title: { ...draft.title, "zh-CN": "变慢" },
    text: { ...draft.text, "zh-CN": "钱没有丢" },
  };
  expect(wantedOf(draft, undefined)).toBeUndefined();
  expect(wantedOf({ ...written, startsAt: "" }, undefined)).toBeUndefined();
  expect(wantedOf(written, undefined)).not.toHaveProperty("id");
});

test("what to do, where it stands and whom it is for are kept as they were, and left out where they were not", () => {
  const plain = one("a");
  const usual = wantedOf(draftOf(plain, 0), plain);
  expect(usual).toMatchObject({ places: ["home", "answers"] });
  expect(usual).not.toHaveProperty("advice");
  expect(usual?.audience).toBeUndefined();
  const known = one("a", {
    advice: { "zh-CN": "请不要再转" },
    places: ["queue"],
    audience: { tiers: ["gold", "black"] },
  });
  const draft = draftOf(known, 0);
  expect(draft.tiers).toBe("gold, black");
  const { advice, places, audience } = known;
  expect(wantedOf(draft, known)).toMatchObject({ advice, places, audience });
  expect(wantedOf({ ...draft, tiers: " gold，普通 " }, known)?.audience).toEqual({
    tiers: ["gold", "普通"],
  });
  // For nobody, or for all of them: it was meant for some.
  expect(wantedOf({ ...draft, tiers: " ，" }, known)).toBeUndefined();
  expect(wantedOf({ ...draft, audience: "signed-in" }, known)?.audience).toEqual({});
});

test("what is typed is a topic by its title or id, or an error code, or neither", () => {
  const topics = [{ id: "payment-failed", title: "支付失败怎么办？" }];
  expect(aboutIn("支付失败怎么办？", topics)).toEqual({ topic: "payment-failed" });
  expect(aboutIn(" payment-failed ", topics)).toEqual({ topic: "payment-failed" });
  expect(aboutIn("pay-1001", topics)).toEqual({ code: "PAY-1001" });
  expect(aboutIn("支付", topics)).toBeUndefined();
  expect(aboutIn("payment", topics)).toBeUndefined();
});

test("before it goes out it is looked at: the next time, what is about one customer, the languages", () => {
  const draft = draftOf(undefined, Date.parse(at));
  const open = (parts: Partial<typeof draft>) =>
    checksOf({ ...draft, ...parts }).flatMap(({ check, isDone }) => (isDone ? [] : [check]));
  expect(open({})).toEqual(["next", "zh-TW", "en"]);
  expect(open({ kind: "notice" })).toEqual(["zh-TW", "en"]);
  const all = { "zh-CN": "变慢", "zh-TW": "變慢", en: "Slow" };
  const whole = { title: all, text: all, nextUpdateAt: "2026-11-21T09:00" };
  expect(open(whole)).toEqual([]);
  for (const words of ["退了 ¥20", "300 元", "PD-20261121-0001-7", "13800138000", "王先生"])
    expect(open({ ...whole, text: { ...all, "zh-CN": words } })).toEqual(["private"]);
  // What to do is looked at as the text is, and is written in each language or in none.
  expect(open({ ...whole, advice: { ...draft.advice, "zh-CN": "请勿重复转账" } })).toEqual([
    "zh-TW",
    "en",
  ]);
  expect(open({ ...whole, advice: { ...all, en: "Call Mr. Li" } })).toEqual(["private"]);
  for (const words of ["17:40 到 18:10 的转账会先到", "2026-11-21 起", "错误码 TRF-2001"])
    expect(open({ ...whole, text: { ...all, "zh-CN": words } })).toEqual([]);
});

test("an update is late from its minute on, and not once it is over", () => {
  const late = one("a", { nextUpdateAt: at });
  expect(isLate(late, Date.parse(at) - 1)).toBe(false);
  expect(isLate(late, Date.parse(at))).toBe(true);
  expect(isLate({ ...late, state: "ended" }, Date.parse(at))).toBe(false);
});

test("how many have met it and wait for its end is of now, in the list too", async () => {
  const impact = { affected: 7, subscribers: 3, from: at, stepMinutes: 5, points: [] };
  let answer: () => unknown = () => ({ announcements: [one("a"), one("b")], more: false });
  const model = createAnnouncementsModel((async () => answer()) as unknown as AgentCall);
  await model.load();
  answer = () => ({ impact });
  expect(await model.impact(one("a").id)).toEqual(impact);
  const [first, second] = model.list.value;
  expect([first?.affected, first?.subscribers, second?.subscribers]).toEqual([7, 3, 0]);
  const before = model.list.value;
  await model.impact(one("a").id);
  expect(model.list.value).toBe(before);
  answer = () => {
    throw new Refusal({ code: "unavailable", message: "" });
  };
  expect(await model.impact(one("a").id)).toBeUndefined();
});

test("what is saved stays open, where it was in the list; a refusal is shown and changes nothing", async () => {
  let answer: () => unknown = () => ({ announcements: [one("b"), one("a")], more: false });
  const model = createAnnouncementsModel((async () => answer()) as unknown as AgentCall);
  model.alerted();
  expect(model.alerts.value).toBe(1);
  await model.load();
  expect([model.alerts.value, model.state.value]).toEqual([0, "ready"]);
  answer = () => ({ announcement: one("a", { affected: 3 }) });
  expect(await model.end({ id: one("a").id, text: { "zh-CN": "好了" } })).toBe(true);
  expect(model.list.value.map(({ id, affected }) => [id, affected])).toEqual([
    ["b", 0],
    ["a", 3],
  ]);
  expect(model.chosen.value).toBe("a");
  answer = () => {
    throw new Refusal({ code: "not_yours", message: "" });
  };
  expect(await model.update({ id: one("a").id, text: { "zh-CN": "好了" } })).toBe(false);
  expect([model.refused.value, model.busy.value]).toEqual(["not_yours", false]);
  await model.load();
  expect(model.state.value).toBe("failed");
});

test("a topic that is typed and not added keeps it from going out: nothing is dropped silently", () => {
  const draft = draftOf(one("a"), 0);
  expect(wantedOf(draft, one("a"))).toBeDefined();
  expect(wantedOf({ ...draft, about: "没有这个话题" }, one("a"))).toBeUndefined();
  expect(wantedOf({ ...draft, about: "  " }, one("a"))).toBeDefined();
});

/** Notices and incidents: from the supervisor's desk into every open widget, the bot's answers and subscribers' conversations. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LocaleTexts } from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { tickAnnouncements } from "../../server/actions/announcement-clock.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { isLate } from "../../ui/late-update.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../support/webhook-receiver.ts";

const key = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
let receiver: WebhookReceiver;
let sue: Agent;
beforeEach(async () => {
  receiver = await startWebhookReceiver(() => server.clock.now());
  server = await startTestServer({ ...receiver.settings, HOST_API_KEY: key });
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
});
afterEach(async () => {
  await server.stop();
  await receiver.close();
});

const minute = 60_000;
const inMinutes = (count: number) => new Date(server.clock.now() + count * minute).toISOString();
const texts = (zh: string, en?: string): LocaleTexts => ({ "zh-CN": zh, ...(en && { en }) });

const slow = () => ({
  kind: "incident" as const,
  title: texts("支付变慢，不是您的操作问题", "Payments are slow"),
  text: texts("已扣的款会自动到账，请不要再付一次", "Please do not pay again"),
  topics: ["payment-failed"],
  errorCodes: ["PAY-1001"],
  startsAt: inMinutes(0),
  nextUpdateAt: inMinutes(30),
});

const declares = async (parts: object = {}): Promise<AnnouncementId> =>
  (await sue.call("announcement:save", { ...slow(), ...parts })).announcement.id;

const changes = (who: { heard: () => readonly ServerEvent[] }) =>
  who.heard().flatMap((event) => (event.type === "announcement.changed" ? [event] : []));
const hears = (who: Customer | Agent, count: number) =>
  until(() => expect(changes(who)).toHaveLength(count));
const cards = (who: Customer) =>
  who.view().messages.flatMap(({ body }) => (body.kind === "announcement" ? [body] : []));
const untilTold = (who: Customer, count: number) =>
  until(() => expect(cards(who).filter(({ stage }) => stage !== "known")).toHaveLength(count));

describe("C9 A6 an incident", () => {
  test("is in every open widget in its language, and in those that come later, until it is over", async () => {
    const [alice, eve] = [await customer(server), await customer(server, { locale: "en" })];
    const id = await declares();
    await hears(alice, 1);
    await hears(eve, 1);
    expect(changes(alice)[0]?.announcement).toMatchObject({
      id,
      state: "active",
      title: "支付变慢，不是您的操作问题",
      topics: ["payment-failed"],
    });
    expect(changes(eve)[0]?.announcement?.title).toBe("Payments are slow");
    const later = await customer(server);
    expect(later.session().announcements).toMatchObject([{ id, affected: 0 }]);

    await sue.call("announcement:end", { id, text: texts("已经恢复") });
    await hears(alice, 2);
    expect(changes(alice)[1]?.announcement?.state).toBe("ended");
    expect((await customer(server)).session().announcements).toEqual([]);
  });

  test("has a number of its own that stays, and a notice has none", async () => {
    const numberOf = async (wanted: object) =>
      (await sue.call("announcement:save", { ...slow(), ...wanted })).announcement.number;
    const first = await declares();
    expect(await numberOf({ kind: "notice" })).toBeUndefined();
    expect(await numberOf({})).toBe(2);
    expect(await numberOf({ id: first })).toBe(1);
    await sue.call("announcement:end", { id: first, text: texts("已经恢复") });
    expect(await numberOf({})).toBe(3);
  });

  test("that is put off leaves every open widget, and comes back when it begins", async () => {
    const alice = await customer(server);
    const id = await declares();
    await hears(alice, 1);
    server.clock.pass("1 minute");
    await sue.call("announcement:save", { id, ...slow(), startsAt: inMinutes(20) });
    await hears(alice, 2);
    expect(changes(alice)[1]).toEqual({ type: "announcement.changed", id });
    expect((await customer(server)).session().announcements).toEqual([]);
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    expect(cards(alice)).toEqual([]);
    await server.pass("21 minutes");
    await hears(alice, 3);
    expect(changes(alice)[2]?.announcement).toMatchObject({ id, state: "active" });
  });

  test("that begins later, from the first, is nobody's business before", async () => {
    const alice = await customer(server);
    await declares({ startsAt: inMinutes(20) });
    await hears(sue, 1);
    expect(changes(alice)).toEqual([]);
  });

  test("is read in Taiwan's characters and words where nobody has written them, and its updates too", async () => {
    const mei = await customer(server, { locale: "zh-TW" });
    const id = await declares({ text: texts("请稍后在账单里查看短信") });
    await hears(mei, 1);
    expect(changes(mei)[0]?.announcement).toMatchObject({
      title: "支付變慢，不是您的操作問題",
      text: "請稍後在帳單裡檢視簡訊",
    });
    await mei.call("announcement:subscribe", { id });
    await sue.call("announcement:update", { id, text: texts("网络已经恢复") });
    await server.pass("1 minutes");
    await untilTold(mei, 1);
    expect(cards(mei)).toMatchObject([{ text: "網路已經恢復" }]);
    const written = { ...texts("好了"), "zh-TW": "好了，謝謝您" };
    await sue.call("announcement:end", { id, text: written });
    await server.pass("1 minutes");
    await untilTold(mei, 2);
    expect(cards(mei)[1]?.text).toBe("好了，謝謝您");
    const [seen] = (await sue.call("announcement:list", {})).announcements;
    expect(seen?.title).not.toHaveProperty("zh-TW");
    expect(JSON.stringify(seen)).not.toContain("簡訊");
  });

  test("comes before the article of a matching question, once, and again after an update", async () => {
    const alice = await customer(server);
    const id = await declares();
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    const kinds = alice.view().messages.map(({ body }) => body.kind);
    expect(kinds.indexOf("announcement")).toBe(kinds.indexOf("article") - 1);
    expect(cards(alice)).toMatchObject([{ announcementId: id, stage: "known" }]);

    await alice.says("付不了款");
    expect(cards(alice)).toHaveLength(1);
    await server.pass("1 minutes");
    await sue.call("announcement:update", { id, text: texts("已找到原因") });
    await alice.says("还是支付失败", undefined);
    await alice.says("我的报错是 PAY-1001");
    await until(() => expect(cards(alice)).toHaveLength(2));
    expect(cards(alice)[1]).toMatchObject({ stage: "update", text: "已找到原因" });
  });

  test("keeps what was said of it, and when, on its card after a reload and on a second device, also when it is over", async () => {
    const identity = await server.identity("alice");
    const alice = await customer(server, { identity });
    const id = await declares();
    await alice.says("支付失败了");
    await until(() => expect(cards(alice)).toMatchObject([{ stage: "known" }]));
    await alice.call("announcement:subscribe", { id });
    const said = [
      { at: inMinutes(1), text: "已找到原因" },
      { at: inMinutes(2), text: "已经恢复" },
    ] as const;
    await server.pass("1 minutes");
    await sue.call("announcement:update", { id, text: texts(said[0].text) });
    await tickAnnouncements(server.desk.services);
    await untilTold(alice, 1);
    await server.pass("1 minutes");
    await sue.call("announcement:end", { id, text: texts(said[1].text) });
    await tickAnnouncements(server.desk.services);
    await untilTold(alice, 2);

    const phone = await customer(server, { identity });
    expect(phone.session().announcements).toMatchObject([{ id, state: "ended", updates: said }]);
    // An update has its own time, too.
    expect(cards(phone).slice(1)).toMatchObject(said);
    const eve = await customer(server);
    expect(eve.session().announcements).toEqual([]);
  });

  test("is read in an earlier conversation with what was known, how it ended, and when, by those whom it was for", async () => {
    const alice = await customer(server);
    const id = await declares();
    await alice.says("支付失败了");
    await until(() => expect(cards(alice)).toHaveLength(1));
    const conversation = { id: alice.view().id };
    const opened = async () => (await alice.call("conversation:open", conversation)).announcements;
    expect(await opened()).toMatchObject([{ id, state: "active", updates: [] }]);
    await server.pass("5 minutes");
    const startsAt = (await opened())[0]?.startsAt;
    await sue.call("announcement:end", { id, text: texts("已经恢复") });
    const endedAt = new Date(server.clock.now()).toISOString();
    expect(await opened()).toMatchObject([
      {
        id,
        state: "ended",
        title: "支付变慢，不是您的操作问题",
        startsAt,
        updates: [{ at: endedAt, text: "已经恢复" }],
      },
    ]);
    const other = await customer(server);
    expect(await other.refusal("conversation:open", conversation)).toBe("not_found");
  });

  test("declared since is read by whoever asks the same again, who gets no article again", async () => {
    const alice = await customer(server);
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    const id = await declares();
    await alice.says("支付失败了");
    await until(() => expect(cards(alice)).toMatchObject([{ announcementId: id }]));
    const kinds = alice.view().messages.map(({ body }) => body.kind);
    expect(kinds.filter((kind) => kind === "article")).toHaveLength(1);
  });

  test("shows who leads how many have met it, and in which five minutes of the last hour", async () => {
    const id = await declares();
    const impact = async () => (await sue.call("announcement:impact", { id })).impact;
    const lately = ({ points }: Awaited<ReturnType<typeof impact>>) =>
      points.flatMap((count, step) => (count > 0 ? [[step, count]] : []));
    expect(await impact()).toMatchObject({ affected: 0, subscribers: 0, stepMinutes: 5 });
    const meets = async () => (await customer(server)).call("announcement:report", { id });
    await meets();
    await server.pass("10 minutes");
    await meets();
    await meets();
    const now = await impact();
    expect(now).toMatchObject({ affected: 3, subscribers: 0 });
    expect(lately(now)).toEqual([
      [9, 1],
      [11, 2],
    ]);
    const step = 5 * minute;
    expect(Date.parse(now.from)).toBe((Math.floor(server.clock.now() / step) - 11) * step);
    await server.pass("50 minutes");
    expect(lately(await impact())).toEqual([[1, 2]]);
    await sue.call("announcement:end", { id, text: texts("好了") });
    await server.pass("3 hours");
    expect(lately(await impact())).toEqual([[1, 2]]);
    const other = { id: "00000000-0000-4000-8000-000000000000" as AnnouncementId };
    expect(await sue.refusal("announcement:impact", other)).toBe("not_found");
  });

  test("shows who leads how many of those it has met wait, and what they have filed since", async () => {
    const [alice, bob, cat] = await Promise.all([1, 2, 3].map(() => customer(server)));
    if (!alice || !bob || !cat) return;
    const complaint = { topic: "转账", description: "转账没有到账", demand: "查一下" };
    await bob.call("ticket:file", complaint);
    await server.pass("1 minutes");
    const id = await declares();
    const need = async () => (await sue.call("announcement:impact", { id })).impact;
    for (const one of [alice, bob, cat]) await one.call("agent:request", {});
    await alice.call("ticket:file", complaint);
    await cat.call("ticket:file", complaint);
    expect(await need()).toMatchObject({ queued: 0, tickets: 0 });
    await alice.call("announcement:report", { id });
    await bob.call("announcement:report", { id });
    // Cat has not met it, and Bob complained before it began.
    expect(await need()).toMatchObject({ queued: 2, tickets: 1 });
    await bob.call("agent:cancel", {});
    expect(await need()).toMatchObject({ queued: 1, tickets: 1 });
  });

  test("is not said to a question about something else, nor before it has begun, nor once it is over", async () => {
    const [alice, bob, cat] = await Promise.all([1, 2, 3].map(() => customer(server)));
    if (!alice || !bob || !cat) return;
    const id = await declares({ startsAt: inMinutes(10) });
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    expect(cards(alice)).toEqual([]);
    expect(alice.session().announcements).toEqual([]);
    await server.pass("11 minutes");
    await hears(bob, 1);
    await bob.says("退款多久到账");
    expect(cards(bob)).toEqual([]);
    await sue.call("announcement:end", { id, text: texts("好了") });
    await cat.says("支付失败了");
    await cat.sees("支付失败怎么办");
    expect(cards(cat)).toEqual([]);
  });

  test("counts who has it too, once each, and puts away for one customer alone, on all their devices", async () => {
    const identity = await server.identity("u-1001");
    const [alice, eve] = [await customer(server, { identity }), await customer(server)];
    const id = await declares();
    expect(await alice.call("announcement:report", { id })).toEqual({ affected: 1 });
    expect(await alice.call("announcement:report", { id })).toEqual({ affected: 1 });
    expect(await eve.call("announcement:report", { id })).toEqual({ affected: 2 });
    await alice.call("announcement:dismiss", { id });
    const phone = await customer(server, { identity });
    expect(phone.session().announcements).toMatchObject([
      { id, dismissed: true, reported: true, affected: 2 },
    ]);
    await eve.arrive();
    expect(eve.session().announcements[0]).not.toHaveProperty("dismissed");
    const { announcements } = await sue.call("announcement:list", {});
    expect(announcements[0]).toMatchObject({ affected: 2, owner: { name: "Sue" } });
  });

  test("that nobody has declared is counted by topic, once a day for each customer", async () => {
    const [alice, eve] = [await customer(server), await customer(server)];
    const articleId = "payment-failed" as never;
    await alice.call("problem:report", { articleId });
    await alice.call("problem:report", { articleId });
    await eve.call("problem:report", { articleId });
    expect(await eve.refusal("problem:report", { articleId: "nothing" as never })).toBe(
      "not_found",
    );
    const { store, clock } = server.desk.services;
    expect(await store.problemsSince(clock.now() - minute, 9)).toEqual([
      { articleId, customers: 2 },
    ]);
    await eraseCustomer(server.desk.services, eve.session().customer.id, "operator");
    expect(await store.problemsSince(0, 9)).toEqual([{ articleId, customers: 1 }]);
  });
});

describe("C9 who has asked to be told", () => {
  test("reads each update and the end in their conversation, once, in their language", async () => {
    const [alice, eve] = [await customer(server), await customer(server, { locale: "en" })];
    const id = await declares();
    await alice.says("支付失败了");
    await alice.call("announcement:subscribe", { id });
    await alice.call("announcement:subscribe", { id });
    await eve.call("announcement:subscribe", { id });
    await server.pass("5 minutes");
    await sue.call("announcement:update", { id, text: texts("已找到原因", "We know the cause") });
    for (const _ of [1, 2, 3]) await server.pass("1 minutes");
    await untilTold(alice, 1);
    await untilTold(eve, 1);
    expect(cards(eve)).toMatchObject([{ stage: "update", text: "We know the cause" }]);
    await sue.call("announcement:end", { id, text: texts("已经恢复", "It is over") });
    for (const _ of [1, 2]) await server.pass("1 minutes");
    await untilTold(alice, 2);
    expect(cards(alice).map(({ stage }) => stage)).toEqual(["known", "update", "end"]);
    expect((await sue.call("announcement:list", {})).announcements[0]?.subscribers).toBe(2);
  });

  test("is written to once, though the clock of two nodes comes to it at the same time", async () => {
    const all = await Promise.all([1, 2, 3].map(() => customer(server)));
    const id = await declares();
    for (const one of all) await one.call("announcement:subscribe", { id });
    await sue.call("announcement:update", { id, text: texts("已找到原因") });
    const { services } = server.desk;
    await Promise.all([1, 2, 3].map(() => tickAnnouncements(services)));
    for (const one of all) await untilTold(one, 1);
    await tickAnnouncements(services);
    for (const one of all) expect((await one.fresh()).messages).toHaveLength(1);
  });

  test("answers one question after the end, once, and nobody else does", async () => {
    const [alice, eve] = [await customer(server), await customer(server)];
    const id = await declares();
    await alice.call("announcement:subscribe", { id });
    expect(await alice.refusal("announcement:answer", { id, solved: true })).toBe("invalid");
    await sue.call("announcement:end", { id, text: texts("已经恢复") });
    await server.pass("1 minutes");
    await alice.call("announcement:answer", { id, solved: false });
    expect(await alice.refusal("announcement:answer", { id, solved: true })).toBe("closed");
    expect(await eve.refusal("announcement:answer", { id, solved: true })).toBe("invalid");
    expect(await eve.refusal("announcement:subscribe", { id })).toBe("closed");
    const { announcements } = await sue.call("announcement:list", {});
    expect(announcements[0]).toMatchObject({ solved: 0, unsolved: 1 });
  });

  test("reads it while an agent has them, and after that", async () => {
    const bo = await agent(server, "Bo");
    const alice = await customer(server);
    const id = await declares();
    await alice.asksForAgent();
    await bo.takes(alice.conversation());
    await alice.call("announcement:subscribe", { id });
    await sue.call("announcement:update", { id, text: texts("已找到原因") });
    await server.pass("1 minutes");
    await untilTold(alice, 1);
    expect(alice.view().status).toBe("assigned");
    await bo.resolves(alice.conversation());
    await alice.becomes("resolved");
    await sue.call("announcement:end", { id, text: texts("已经恢复") });
    await server.pass("1 minutes");
    await untilTold(alice, 2);
  });

  test("is the same customer after they have signed in", async () => {
    const guest = await customer(server);
    const id = await declares();
    await guest.says("支付失败了");
    await guest.call("announcement:subscribe", { id });
    const { token } = guest.session();
    const identity = await server.identity("u-1002");
    const signedIn = await customer(server, { identity, ...(token && { token }) });
    expect(signedIn.session().announcements).toMatchObject([{ id, subscribed: true }]);
    await sue.call("announcement:end", { id, text: texts("已经恢复") });
    await server.pass("1 minutes");
    await untilTold(signedIn, 1);
  });
});

describe("A6 the clock", () => {
  test("shows maintenance before it begins, and ends it by itself", async () => {
    const parts = { kind: "notice", nextUpdateAt: undefined } as const;
    const times = { startsAt: inMinutes(60), endsAt: inMinutes(120) };
    const alice = await customer(server);
    const id = await declares({ ...parts, ...times, title: texts("今晚系统维护") });
    await hears(alice, 1);
    expect(changes(alice)[0]?.announcement?.state).toBe("scheduled");
    await alice.call("announcement:subscribe", { id });
    await server.pass("61 minutes");
    await hears(alice, 2);
    await server.pass("60 minutes");
    await hears(alice, 3);
    expect(changes(alice).map(({ announcement }) => announcement?.state)).toEqual([
      "scheduled",
      "active",
      "ended",
    ]);
    await untilTold(alice, 1);
    expect(cards(alice)[0]?.text).toBe("这件事已按计划结束");
  });

  test("reminds the owner of an update that is late, then the other who leads, each once", async () => {
    const lee = await agent(server, "Lee", { role: "supervisor", onDuty: false });
    const bo = await agent(server, "Bo");
    const id = await declares();
    const alerts = (who: Agent) => changes(who).filter(({ alert }) => alert === "overdue").length;
    await server.pass("31 minutes");
    await until(() => expect(alerts(sue)).toBe(1));
    expect(alerts(lee)).toBe(0);
    for (const _ of [1, 2, 3]) await server.pass("11 minutes");
    await until(() => expect(alerts(lee)).toBe(1));
    expect(alerts(sue)).toBe(2);
    expect(alerts(bo)).toBe(0);
    await sue.call("announcement:update", {
      id,
      text: texts("还在查"),
      nextUpdateAt: inMinutes(5),
    });
    await server.pass("6 minutes");
    await until(() => expect(alerts(sue)).toBe(3));
  });
});

describe("C9 an update that is late, where its owner is not there", () => {
  const overdue = (who: Agent) => changes(who).filter(({ alert }) => alert === "overdue").length;
  const outside = () => receiver.taken.filter(({ type }) => type === "announcement.overdue");

  test("is heard by the other who leads ten minutes later, and by its owner when they come back", async () => {
    const lee = await agent(server, "Lee", { role: "supervisor", onDuty: false });
    await declares();
    await sue.vanishes();
    await server.pass("31 minutes");
    expect(overdue(lee)).toBe(0);
    await server.pass("11 minutes");
    await until(() => expect(overdue(lee)).toBe(1));
    expect(overdue(sue)).toBe(0);
    await sue.arrive();
    await until(() => expect(overdue(sue)).toBe(1));
  });

  test("goes out of the house, once, also where nobody who leads is there, and to whoever of them comes first", async () => {
    const bo = await agent(server, "Bo");
    const id = await declares();
    await sue.vanishes();
    await server.pass("31 minutes");
    expect(outside()).toEqual([]);
    for (const _ of [1, 2]) await server.pass("11 minutes");
    await until(() => expect(outside()).toHaveLength(1));
    expect(outside()[0]?.data).toMatchObject({ id, kind: "incident", number: 1 });
    const lee = await agent(server, "Lee", { role: "supervisor", onDuty: false });
    await until(() => expect(overdue(lee)).toBe(1));
    expect(overdue(bo)).toBe(0);
    expect(overdue(await agent(server, "Cy"))).toBe(0);

    // Once there is news, nobody is reminded any more.
    await lee.call("announcement:update", { id, text: texts("还在查") });
    await server.pass("1 minute");
    const ida = await agent(server, "Ida", { role: "supervisor", onDuty: false });
    await ida.call("announcement:list", {});
    expect(overdue(ida)).toBe(0);
  });
});

describe("A6 who may see one, and where", () => {
  const gold = async (sub: string, tier: string) =>
    customer(server, { identity: await server.identity(sub, { tier }) });

  test("is only for those whom the wallet's token names, wherever it would be read", async () => {
    const guest = await customer(server);
    const ann = await gold("u-gold", "gold");
    const sam = await gold("u-silver", "silver");
    const id = await declares({ audience: { tiers: ["gold"] } });
    await hears(ann, 1);
    for (const other of [guest, sam]) {
      await other.says("支付失败了");
      await other.sees("支付失败怎么办");
      expect(cards(other)).toEqual([]);
      expect(changes(other)).toEqual([]);
      for (const call of ["subscribe", "report", "dismiss"] as const)
        expect(await other.refusal(`announcement:${call}`, { id })).toBe("not_found");
      expect(await other.refusal("announcement:seen", { id, updates: 0 })).toBe("not_found");
    }
    expect((await customer(server)).session().announcements).toEqual([]);
    expect((await gold("u-new", "gold")).session().announcements).toMatchObject([{ id }]);
    await ann.says("支付失败了");
    await until(() => expect(cards(ann)).toMatchObject([{ announcementId: id }]));

    // For everybody who is signed in; then for nobody who is: it leaves the screens of the others.
    await server.pass("1 minutes");
    await sue.call("announcement:save", { id, ...slow(), audience: {} });
    await hears(sam, 1);
    expect(changes(sam)[0]?.announcement).toMatchObject({ id });
    expect(changes(sam)[0]?.announcement).not.toHaveProperty("audience");
    await sue.call("announcement:save", { id, ...slow(), audience: { tiers: ["silver"] } });
    await until(() => expect(changes(ann).at(-1)).toEqual({ type: "announcement.changed", id }));
    expect(guest.session().announcements).toEqual([]);
    await sue.call("announcement:save", { id, ...slow() });
    await until(() => expect(changes(guest).at(-1)?.announcement).toMatchObject({ id }));
  });

  test("whoever is not of it any more is not written to, and keeps no other from it", async () => {
    const [ann, sam] = [await gold("u-gold", "gold"), await gold("u-silver", "silver")];
    const id = await declares({ audience: { tiers: ["gold", "silver"] } });
    for (const one of [ann, sam]) await one.call("announcement:subscribe", { id });
    await sue.call("announcement:save", { id, ...slow(), audience: { tiers: ["silver"] } });
    await sue.call("announcement:update", { id, text: texts("已找到原因") });
    await server.pass("1 minutes");
    await untilTold(sam, 1);
    expect(ann.heard().filter(({ type }) => type === "message.posted")).toEqual([]);
    const [seen] = (await sue.call("announcement:list", {})).announcements;
    expect(seen?.updates).toMatchObject([{ notified: 1 }]);
  });

  test("stands before answers only where it was meant to", async () => {
    const alice = await customer(server);
    const id = await declares({ places: ["home", "queue"] });
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    expect(cards(alice)).toEqual([]);
    await hears(alice, 1);
    expect(changes(alice)[0]?.announcement).toMatchObject({ id, places: ["home", "queue"] });
    await sue.call("announcement:save", { id, ...slow(), places: ["answers"] });
    await alice.says("我的报错是 PAY-1001");
    await until(() => expect(cards(alice)).toMatchObject([{ announcementId: id }]));
  });

  test("says what is known and what to do, each in the reader's language; without the second as ever", async () => {
    const [alice, eve, mei] = [
      await customer(server),
      await customer(server, { locale: "en" }),
      await customer(server, { locale: "zh-TW" }),
    ];
    const advice = texts("请不要再付一次", "Please do not pay again");
    const id = await declares({ advice });
    for (const one of [alice, eve, mei]) await hears(one, 1);
    expect([alice, eve, mei].map((one) => changes(one)[0]?.announcement?.advice)).toEqual([
      "请不要再付一次",
      "Please do not pay again",
      "請不要再付一次",
    ]);
    await alice.says("支付失败了");
    await until(() => expect(cards(alice)[0]?.advice).toBe("请不要再付一次"));
    await sue.call("announcement:save", { id, ...slow() });
    await hears(alice, 2);
    expect(changes(alice)[1]?.announcement).not.toHaveProperty("advice");
    const asking = texts("请把验证码发给我们");
    expect(await sue.refusal("announcement:save", { id, ...slow(), advice: asking })).toBe(
      "secret_found",
    );
  });
});

describe("A6 who has read it", () => {
  test("is counted by customers: to how many each update went, and on how many screens it stood", async () => {
    const identity = await server.identity("u-1001");
    const [alice, eve, cat] = [
      await customer(server, { identity }),
      await customer(server),
      await customer(server),
    ];
    const id = await declares();
    const seen = async () => (await sue.call("announcement:impact", { id })).impact.seen;
    const sees = (who: Customer, updates: number) => who.call("announcement:seen", { id, updates });
    expect(await seen()).toEqual([0]);
    await sees(alice, 0);
    await sees(await customer(server, { identity }), 0);
    await sees(eve, 0);
    // One that was not written yet was seen by nobody.
    await sees(cat, 7);
    expect(await seen()).toEqual([3]);
    await alice.call("announcement:subscribe", { id });
    await eve.call("announcement:subscribe", { id });
    await sue.call("announcement:update", { id, text: texts("已找到原因") });
    await server.pass("1 minutes");
    await cat.call("announcement:subscribe", { id });
    await sue.call("announcement:update", { id, text: texts("快好了") });
    await server.pass("1 minutes");
    await untilTold(alice, 2);
    await sees(eve, 1);
    await sees(alice, 2);
    // An older device comes later.
    await sees(alice, 1);
    await alice.call("announcement:report", { id });
    expect(await seen()).toEqual([3, 2, 1]);
    const [now] = (await sue.call("announcement:list", {})).announcements;
    expect(now?.updates.map(({ notified }) => notified)).toEqual([2, 3]);
  });

  test("of today's questions those are found before whose answers it would stand", async () => {
    const alice = await customer(server);
    const about = { topics: ["payment-failed"], errorCodes: ["PAY-1001"] };
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    await server.pass("1500 minutes");
    const lea = await agent(server, "Lea", { role: "supervisor", onDuty: false });
    const asked = () => lea.call("announcement:questions", about);
    expect(await asked()).toEqual({ asked: 0, first: 0, examples: [] });
    for (const question of ["付不了款", "退款多久到账", "我的报错是 PAY-1001", "付不了款"]) {
      const one = await customer(server);
      await one.says(question);
      await until(() => expect(one.view().messages.length).toBeGreaterThan(1));
    }
    expect(await asked()).toEqual({
      asked: 4,
      first: 3,
      examples: ["付不了款", "我的报错是 PAY-1001"],
    });
    const bo = await agent(server, "Bo");
    expect(await bo.refusal("announcement:questions", about)).toBe("not_yours");
    // What no question can be about is named before it goes out.
    const vain = { topics: ["no-such-topic"], errorCodes: ["PAY-9999"] };
    expect((await lea.call("announcement:questions", vain)).warnings).toEqual([
      { part: "topics", value: "no-such-topic" },
      { part: "errorCodes", value: "PAY-9999" },
    ]);
  });
});

describe("C9 an update that is late", () => {
  const dueOf = async (who: Customer) =>
    (await who.fresh()).messages.flatMap(({ body }) =>
      body.kind === "announcement" ? [body.nextUpdateAt] : [],
    );

  test("keeps the time that was promised for everybody who reads of it, until there is news", async () => {
    const id = await declares();
    const due = inMinutes(30);
    const alice = await customer(server);
    await alice.says("支付失败了");
    await alice.sees("支付失败怎么办");
    await server.pass("45 minutes");
    // Who comes now, and who asks now: the time has gone by, and no other stands in its place.
    const late = await customer(server);
    const [known] = late.session().announcements;
    expect(known).toMatchObject({ id, state: "active", nextUpdateAt: due });
    expect(known && isLate(known, server.clock.now())).toBe(true);
    await late.says("支付失败了");
    await late.sees("支付失败怎么办");
    expect(await dueOf(late)).toEqual([due]);

    const next = inMinutes(15);
    await sue.call("announcement:update", { id, text: texts("还在查"), nextUpdateAt: next });
    await alice.says("我的报错是 PAY-1001");
    await until(async () => expect(await dueOf(alice)).toEqual([due, next]));
    const [now] = (await customer(server)).session().announcements;
    expect(now && isLate(now, server.clock.now())).toBe(false);
  });
});

describe("A6 I2 who writes", () => {
  test("leads: agents and editors read it and write nothing, and a text that asks for a secret is refused", async () => {
    const [bo, ed] = [
      await agent(server, "Bo"),
      await agent(server, "Ed", { role: "editor", onDuty: false }),
    ];
    const id = await declares();
    for (const one of [bo, ed]) {
      expect((await one.call("announcement:list", {})).announcements).toHaveLength(1);
      expect(await one.refusal("announcement:save", slow())).toBe("not_yours");
      expect(await one.refusal("announcement:update", { id, text: texts("x") })).toBe("not_yours");
      expect(await one.refusal("announcement:end", { id, text: texts("x") })).toBe("not_yours");
    }
    const asking = texts("正在处理", "Please send us your verification code");
    expect(await sue.refusal("announcement:update", { id, text: asking })).toBe("secret_found");
    expect(JSON.stringify(await server.sql("SELECT what FROM audit"))).toContain(
      "announcement.saved",
    );
  });

  test("is the wallet too, over its own calls, and it gets a webhook for each change in order", async () => {
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${server.url}/api/host/announcements${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, ...(await response.json()) };
    };
    const alice = await customer(server);
    const { startsAt: _, topics: __, errorCodes: ___, ...bare } = slow();
    const posted = await call("POST", "", bare);
    expect(posted.status).toBe(201);
    const { id } = posted.announcement;
    await hears(alice, 1);
    expect(posted).not.toHaveProperty("warnings");
    const unknown = { topics: ["no-such", "payment-failed"], errorCodes: ["NO-1"] };
    expect((await call("PATCH", `/${id}`, unknown)).warnings).toEqual([
      { part: "topics", value: "no-such" },
      { part: "errorCodes", value: "NO-1" },
    ]);
    const corrected = { topics: ["payment-failed"], errorCodes: [] };
    expect(await call("PATCH", `/${id}`, corrected)).not.toHaveProperty("warnings");
    await hears(alice, 3);
    const patch = { title: texts("支付已变慢"), nextUpdateAt: null };
    expect((await call("PATCH", `/${id}`, patch)).announcement).toMatchObject(
      patch.title ? { title: patch.title } : {},
    );
    expect((await call("POST", `/${id}/updates`, { text: texts("已找到原因") })).status).toBe(201);
    expect((await call("POST", `/${id}/end`, { text: texts("已恢复") })).announcement.state).toBe(
      "ended",
    );
    expect((await call("PATCH", `/${id}`, patch)).error.code).toBe("closed");
    expect((await call("GET", "")).announcements).toMatchObject([{ id, state: "ended" }]);
    await hears(alice, 6);
    await until(() => expect(receiver.taken).toHaveLength(6));
    expect(receiver.taken.map(({ type }) => type)).toEqual(Array(6).fill("announcement.changed"));
    expect(receiver.taken.map(({ data }) => data.updates)).toEqual([0, 0, 0, 0, 1, 2]);
    expect(JSON.stringify(receiver.taken)).not.toContain("支付");
  });
});

/** What administrators set in the console counts at once, in the place of what the files say. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { headStartOf, rowsIn } from "../../console/models/rows.ts";
import type { SettingsView } from "../../protocol/settings.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let ada: Agent;
beforeEach(async () => {
  server = await startTestServer({}, { queue: { firstReply: "3 minutes" } });
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const ask = async (method: string, section = "", body?: object) => {
  const path = `/api/admin/settings${section && `/${section}`}`;
  const response = await send(method, path, body, { authorization: `Bearer ${ada.token}` });
  return { status: response.status, ...(await response.json()) } as SettingsView & {
    readonly status: number;
  };
};
const queue = {
  assignment: "manual",
  firstReplySeconds: 60,
  nextReplySeconds: 600,
  knownAgentSeconds: 0,
} as const;

test("the files count until a section is set, and again once it is taken away", async () => {
  expect(await ask("GET")).toMatchObject({
    settings: {},
    files: { queue: { assignment: "manual", firstReplySeconds: 180 }, teams: [] },
  });
  const set = await ask("PUT", "queue", queue);
  expect([set.status, set.settings.queue, set.files.queue.firstReplySeconds]).toEqual([
    200,
    queue,
    180,
  ]);
  const reset = await ask("DELETE", "queue");
  expect(reset.settings.queue).toBeUndefined();
  expect(server.desk.services.faq.engine.queue.firstReply).toBe(180_000);
});

test("Q08 a shorter time to answer gives the customer back by then", async () => {
  await ask("PUT", "queue", queue);
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  await bo.takesNext();
  await server.pass("61 seconds");
  await alice.becomes("queued");
});

test("Q05 automatic assignment gives the one who waits to whoever is free", async () => {
  const alice = await customer(server);
  await alice.asksForAgent();
  const bo = await agent(server, "Bo");
  await server.pass("4 seconds");
  expect(alice.view().status).toBe("queued");
  await ask("PUT", "queue", { ...queue, assignment: "automatic" });
  await until(() => expect(alice.view().agent?.id).toBe(bo.id));
});

test("a team gets the customers of its language, and can be transferred to", async () => {
  const team = { name: "English", members: ["bo@example.com"], languages: ["en"], topics: [] };
  const bo = await agent(server, "Bo");
  await ask("PUT", "teams", [team] as never);
  expect((await bo.call("agent:list", {})).teams).toEqual(["English"]);
  const alice = await customer(server, { locale: "en" });
  await alice.asksForAgent();
  await until(() => expect(bo.row(alice.conversation())?.team).toBe("English"));
});

test("tags that are set are offered to agents from their next connection on, each once", async () => {
  expect((await ask("PUT", "tags", ["回访", "房租"] as never)).settings.tags).toEqual([
    "回访",
    "房租",
  ]);
  expect((await agent(server, "Bo")).session().tags).toEqual(["回访", "房租"]);
  await ask("DELETE", "tags");
  expect((await agent(server, "Cy")).session().tags).toEqual([]);
});

test("service hours and holidays say when people are there", async () => {
  const day = [{ from: 540, to: 1_080 }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const hours = { timeZone: "Asia/Shanghai", weekly, exceptions: [] };
  expect((await ask("PUT", "hours", hours)).status).toBe(200);
  // Saturday, 16:00 in Shanghai.
  const { features } = (await customer(server)).session();
  expect(features.contacts).toMatchObject({
    opensAt: "2026-11-23T01:00:00.000Z",
    timeZone: "Asia/Shanghai",
  });
  await ask("PUT", "hours", { ...hours, exceptions: [{ date: "2026-11-21", spans: day }] });
  expect((await customer(server)).session().features.contacts.closesAt).toBe(
    "2026-11-21T10:00:00.000Z",
  );
});

test("a team with hours of its own says its own time, and so does the assistant", async () => {
  const day = [{ from: 600, to: 1_080 }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const hours = { timeZone: "Asia/Shanghai", weekly, exceptions: [] };
  // Saturday, 16:00 in Shanghai: the desk is closed until Monday, the team until eleven tomorrow.
  const ofDesk = { ...weekly, sat: [], sun: [] };
  await ask("PUT", "hours", { ...hours, weekly: ofDesk });
  const late = [{ from: 660, to: 720 }];
  const ofTeam = { ...hours, weekly: { ...weekly, sat: late, sun: late } };
  const team = {
    name: "繁中",
    members: ["ada@example.com"],
    languages: ["zh-TW"],
    topics: [],
    hours: ofTeam,
  };
  expect((await ask("PUT", "teams", [team] as never)).status).toBe(200);
  expect((await ask("GET")).settings.teams).toEqual([team]);

  const place = async (locale: "zh-CN" | "zh-TW") => {
    const alice = await customer(server, { locale });
    return alice.asksForAgent();
  };
  expect(await place("zh-CN")).toMatchObject({ opensAt: "2026-11-23T02:00:00.000Z" });
  expect(await place("zh-TW")).toMatchObject({ opensAt: "2026-11-22T03:00:00.000Z" });
});

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const overlapping = [
  { from: 540, to: 720 },
  { from: 700, to: 1_080 },
];
const twice = Object.fromEntries(days.map((day) => [day, day === "mon" ? overlapping : []]));
test.each([
  ["queue", { ...queue, firstReplySeconds: 5 }],
  ["queue", { ...queue, firstReplySeconds: 60.5 }],
  ["queue", { ...queue, assignment: "lottery" }],
  ["queue", { ...queue, more: 1 }],
  ["queue", { ...queue, vanishSeconds: 5 }],
  ["queue", { ...queue, awayAfterSeconds: 601 }],
  ["queue", { ...queue, capacity: 21 }],
  ["queue", { ...queue, headStartSeconds: 299 }],
  ["queue", { ...queue, headStartSeconds: 28_801 }],
  ["tags", ["回访", "回访"]],
  ["quality", { criteria: [] }],
  ["quality", { criteria: [{ id: "a", points: 0 }] }],
  ["teams", [{ name: "A", members: ["nobody"], languages: [], topics: [] }]],
  ["teams", ["A", "A"].map((name) => ({ name, members: [], languages: [], topics: [] }))],
  ["hours", { timeZone: "Mars/Olympus", weekly: {}, exceptions: [] }],
  ["teams", [{ name: "A", members: [], languages: [], topics: [], hours: { timeZone: "Mars" } }]],
  ["hours", { timeZone: "Asia/Shanghai", weekly: twice, exceptions: [] }],
  ["security", { requireTwoFactor: "yes" }],
  ["nothing", {}],
] as const)("%s: %j is refused, and nothing is changed", async (section, value) => {
  expect((await ask("PUT", section, value)).status).toBeOneOf([400, 404]);
  expect((await ask("GET")).settings).toEqual({});
});

test("Q06 a shorter grace gives the customers of a vanished agent back by then", async () => {
  await ask("PUT", "queue", { ...queue, firstReplySeconds: 600, vanishSeconds: 20 });
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  await bo.takesNext();
  await bo.vanishes();
  await server.pass("15 seconds");
  expect(alice.view().status).toBe("assigned");
  await server.pass("6 seconds");
  await alice.becomes("queued");
});

test("Q17 how long the app is closed until a customer counts as gone is set, and agents see it", async () => {
  await ask("PUT", "queue", { ...queue, awayAfterSeconds: 60 });
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  alice.leaves();
  await until(() => expect(bo.row(alice.conversation())?.awaySince).toBeDefined());
  expect(bo.desk().awayAfterSeconds).toBe(60);
  server.clock.pass("30 seconds");
  expect((await bo.call("queue:take", { skipAway: true })).conversation.id).toBe(
    alice.conversation(),
  );
});

test("an agent who is invited holds as many as is set, and those who are there keep theirs", async () => {
  await ask("PUT", "queue", { ...queue, capacity: 2 });
  const invited = { email: "cy@example.com", name: "Cy", role: "agent" };
  const authorization = `Bearer ${ada.token}`;
  const answer = await send("POST", "/api/admin/agents", invited, { authorization });
  expect((await answer.json()).agent.capacity).toBe(2);
  const { id } = ada;
  expect((await server.desk.services.store.agent(id))?.capacity).toBe(5);
});

test("Q03 topics that are urgent go before those who have waited longer; unknown ones are refused", async () => {
  const put = (urgentTopics: readonly string[]) => ask("PUT", "queue", { ...queue, urgentTopics });
  expect((await put(["payments", "whales"])).status).toBe(400);
  const bo = await agent(server, "Bo");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  expect((await put(["transfer-pending"])).status).toBe(200);
  server.clock.pass("5 minutes");
  await ben.says("转账没到账");
  await ben.asksForAgent();
  expect((await bo.takesNext()).id).toBe(ben.conversation());
});

test("Q03 what a level of priority is worth is set, and counts for those who wait, in the store, at the desk and in the app", async () => {
  const bo = await agent(server, "Bo");
  const [plain, robbed] = [await customer(server), await customer(server)];
  await plain.asksForAgent();
  server.clock.pass("20 minutes");
  await robbed.says("账户被盗");
  await robbed.asksForAgent();
  const inOrder = async (...wanted: readonly (typeof plain)[]) => {
    const ids = wanted.map((one) => one.conversation());
    const { conversations } = await bo.call("desk:list", { view: "queue" });
    expect(conversations.map(({ id }) => id)).toEqual(ids);
    const rows = new Map(conversations.map((row) => [row.id, row]));
    const headStartMs = headStartOf(bo.desk());
    expect(rowsIn("queue", rows, { me: bo.id, headStartMs }).map(({ id }) => id)).toEqual(ids);
    for (const [index, one] of wanted.entries())
      await until(() => expect(one.view().queue?.position).toBe(index + 1));
  };
  await inOrder(robbed, plain);
  for (const [headStartSeconds, wanted] of [
    [540, [plain, robbed]],
    [3_600, [robbed, plain]],
    [300, [plain, robbed]],
  ] as const) {
    await ask("PUT", "queue", { ...queue, firstReplySeconds: 600, headStartSeconds });
    await server.pass("4 seconds");
    await until(() => expect(bo.desk().headStartSeconds).toBe(headStartSeconds));
    await inOrder(...wanted);
  }
  expect((await newestLine()).details).toMatchObject({ headStartSeconds: "3600 → 300" });
  expect((await bo.takesNext()).id).toBe(plain.conversation());
  await ask("DELETE", "queue");
  await bo.call("conversation:release", { conversationId: plain.conversation() });
  await server.pass("4 seconds");
  await until(() => expect(bo.desk().headStartSeconds).toBe(1_800));
  await inOrder(robbed, plain);
});

const newestLine = async () => {
  const { entries } = await (
    await send("GET", "/api/admin/audit", undefined, { authorization: `Bearer ${ada.token}` })
  ).json();
  return entries[0];
};

test("each change is in the audit log: by whom, of which section, and from what to what", async () => {
  await ask("PUT", "queue", queue);
  expect(await newestLine()).toMatchObject({
    what: "settings.changed",
    by: { kind: "agent", id: ada.id },
  });
  const changed = { firstReplySeconds: "180 → 60", knownAgentSeconds: "60 → 0" };
  const { details } = await newestLine();
  expect(details).toMatchObject({ section: "queue", stored: true, ...changed });
  expect(details).not.toHaveProperty("assignment");
  await ask("PUT", "queue", { ...queue, assignment: "automatic" });
  expect((await newestLine()).details).toEqual({
    section: "queue",
    stored: true,
    assignment: "manual → automatic",
  });
  await ask("DELETE", "queue");
  expect((await newestLine()).details).toMatchObject({
    stored: false,
    assignment: "automatic → manual",
    firstReplySeconds: "60 → 180",
  });
});

test("the audit log says of words and addresses that they have changed, not what they are", async () => {
  const team = { name: "夜班canary", members: ["ada@example.com"], languages: [], topics: [] };
  await ask("PUT", "teams", [team] as never);
  await server.hire("Bo");
  const more = { ...team, members: ["bo@example.com"], topics: ["payments"] };
  await ask("PUT", "teams", [more] as never);
  expect((await newestLine()).details).toEqual({
    section: "teams",
    stored: true,
    "0.members": "1 → 1 (+1 −1)",
    "0.topics": "– → payments (+1 −0)",
  });
  const log = JSON.stringify(await server.sql("SELECT details FROM audit"));
  expect(log).toContain("0.members");
  expect(log).not.toMatch(/canary|example\.com/);
});

const aTeam = { name: "A", members: ["ada@example.com"], languages: [], topics: [] };
test.each([
  [{ ...aTeam, members: [] }, { field: "1.members" }],
  [
    { ...aTeam, members: ["ada@example.com", "nobody@example.com"] },
    { field: "1.members", value: "nobody@example.com" },
  ],
  [
    { ...aTeam, members: ["ed@example.com"] },
    { field: "1.members", value: "ed@example.com" },
  ],
  [
    { ...aTeam, topics: ["payments", "whales"] },
    { field: "1.topics", value: "whales" },
  ],
  [{ ...aTeam, languages: ["tlh"] }, { field: "1.languages.0" }],
])("a team of nobody, or about nothing, is refused with its field: %j", async (bad, wrong) => {
  await agent(server, "Ed", { role: "editor", onDuty: false });
  const path = "/api/admin/settings/teams";
  const headers = { authorization: `Bearer ${ada.token}` };
  const response = await send("PUT", path, [aTeam, { ...bad, name: "B" }] as never, headers);
  expect([response.status, (await response.json()).error]).toMatchObject([
    400,
    { code: "invalid", wrong },
  ]);
  expect((await ask("GET")).settings).toEqual({});
});

const freeDays = Array.from({ length: 60 }, (_, day) =>
  new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10),
);
test.each([
  ["is free and worked at once", ["2026-10-01"], ["2026-10-01"], "workingDays", "2026-10-01"],
  ["begins two months in which nobody works", freeDays, [], "holidays", "2026-03-02"],
])(
  "a day that %s is refused by its name, and nothing is stored",
  async (_, holidays, workingDays, field, value) => {
    const calendar = { holidays, workingDays, causes: [], approvalAbove: "1000" };
    const headers = { authorization: `Bearer ${ada.token}` };
    const save = (value: object) => send("PUT", "/api/admin/settings/tickets", value, headers);
    const response = await save(calendar);
    expect([response.status, (await response.json()).error]).toMatchObject([
      400,
      { code: "invalid", wrong: { field, value } },
    ]);
    expect((await ask("GET")).settings).toEqual({});
    expect((await save({ ...calendar, holidays: ["2026-10-01"], workingDays: [] })).status).toBe(
      200,
    );
  },
);

test("they survive a restart, and reach another node with its next tick", async () => {
  await ask("PUT", "queue", queue);
  await server.desk.services.store.transaction((tx) =>
    tx.storeSettings("queue", JSON.stringify({ ...queue, firstReplySeconds: 90 }), 1),
  );
  await server.pass("4 seconds");
  expect(server.desk.services.faq.engine.queue.firstReply).toBe(90_000);
});

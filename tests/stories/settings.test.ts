/** What administrators set in the console counts at once, in the place of what the files say. */

import { afterEach, beforeEach, expect, test } from "vitest";
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
  await ask("PUT", "teams", [team] as never);
  const bo = await agent(server, "Bo");
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
  const team = { name: "繁中", members: [], languages: ["zh-TW"], topics: [], hours: ofTeam };
  expect((await ask("PUT", "teams", [team] as never)).status).toBe(200);
  expect((await ask("GET")).settings.teams).toEqual([team]);

  const place = async (locale: "zh-CN" | "zh-TW") => {
    const alice = await customer(server, { locale });
    return alice.asksForAgent();
  };
  expect(await place("zh-CN")).toMatchObject({ opensAt: "2026-11-23T02:00:00.000Z" });
  expect(await place("zh-TW")).toMatchObject({ opensAt: "2026-11-22T03:00:00.000Z" });
});

test.each([
  ["queue", { ...queue, firstReplySeconds: 5 }],
  ["queue", { ...queue, firstReplySeconds: 60.5 }],
  ["queue", { ...queue, assignment: "lottery" }],
  ["queue", { ...queue, more: 1 }],
  ["tags", ["回访", "回访"]],
  ["quality", { criteria: [] }],
  ["quality", { criteria: [{ id: "a", points: 0 }] }],
  ["teams", [{ name: "A", members: ["nobody"], languages: [], topics: [] }]],
  ["teams", ["A", "A"].map((name) => ({ name, members: [], languages: [], topics: [] }))],
  ["hours", { timeZone: "Mars/Olympus", weekly: {}, exceptions: [] }],
  ["teams", [{ name: "A", members: [], languages: [], topics: [], hours: { timeZone: "Mars" } }]],
  ["security", { requireTwoFactor: "yes" }],
  ["nothing", {}],
] as const)("%s: %j is refused, and nothing is changed", async (section, value) => {
  expect((await ask("PUT", section, value)).status).toBeOneOf([400, 404]);
  expect((await ask("GET")).settings).toEqual({});
});

test("each change is in the audit log, by whom and of which section, without what is in it", async () => {
  await ask("PUT", "queue", queue);
  const { entries } = await (
    await send("GET", "/api/admin/audit", undefined, { authorization: `Bearer ${ada.token}` })
  ).json();
  expect(entries[0]).toMatchObject({
    what: "settings.changed",
    by: { kind: "agent", id: ada.id },
    details: { section: "queue", stored: true },
  });
});

test("they survive a restart, and reach another node with its next tick", async () => {
  await ask("PUT", "queue", queue);
  await server.desk.services.store.transaction((tx) =>
    tx.storeSettings("queue", JSON.stringify({ ...queue, firstReplySeconds: 90 }), 1),
  );
  await server.pass("4 seconds");
  expect(server.desk.services.faq.engine.queue.firstReply).toBe(90_000);
});

/** What explains a rise stands in the charts, and the teams of the queue are there to choose from. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Insights } from "../../protocol/insights.ts";
import { type Agent, agent } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let ada: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const by = ({ token }: Pick<Agent, "token">) => ({ authorization: `Bearer ${token}` });
const asked = (path: string) => send("GET", `/api/agent/${path}`, undefined, by(sue));
async function insights(query: string): Promise<Insights> {
  const response = await asked(`insights?${query}`);
  expect(response.status).toBe(200);
  return response.json();
}
async function set(section: string, value: object) {
  expect((await send("PUT", `/api/admin/settings/${section}`, value, by(ada))).status).toBe(200);
}

test("A8 what went on in these days is marked: incidents with their title, and free days", async () => {
  const holidays = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"];
  const days = { holidays, workingDays: [], causes: ["系统故障"], approvalAbove: "1000" };
  await set("tickets", days);
  const texts = { title: { "zh-CN": "招行通道换线" }, text: { "zh-CN": "到账会慢一些" } };
  const startsAt = "2026-11-21T08:00:00.000Z";
  const incident = { kind: "incident" as const, topics: [], errorCodes: [], startsAt, ...texts };
  const { announcement } = await sue.call("announcement:save", incident);
  const query = "from=2026-10-01&to=2026-11-21";
  // 08:00 UTC is 16:00 at the desk.
  const begun = { kind: "incident", title: "招行通道换线", from: "2026-11-21T16" };
  const holiday = { kind: "holiday", from: "2026-10-01", to: "2026-10-07" };
  expect((await insights(query)).marks).toEqual([holiday, begun]);
  await server.pass("2 hours");
  await sue.call("announcement:end", { id: announcement.id, text: { "zh-CN": "恢复了" } });
  const { marks, targets } = await insights(query);
  expect(marks).toEqual([holiday, { ...begun, to: "2026-11-21T18" }]);
  expect(targets).toEqual({ wait: 300, firstReply: 480 });
  expect((await insights("from=2026-11-01&to=2026-11-20")).marks).toEqual([]);
  const csv = await (await asked(`insights.csv?${query}`)).text();
  expect(csv).toContain("\r\n故障,2026-11-21T16/2026-11-21T18,招行通道换线\r\n");
});

test("the teams to choose from are those of the queue, wherever they were made", async () => {
  await agent(server, "Bo");
  const team = { name: "风控", members: ["bo@example.com"], languages: [], topics: [] };
  expect((await insights("days=7")).choices.teams).toEqual([]);
  await set("teams", [team]);
  expect((await insights("days=7")).choices.teams).toEqual(["风控"]);
});

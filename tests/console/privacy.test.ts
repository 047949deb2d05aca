import { expect, test } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import { createAuditLog } from "../../console/models/audit-log.ts";
import { createCustomerData } from "../../console/models/customer-data.ts";
import type { AuditEntry } from "../../protocol/audit.ts";
import type { CustomerOverview } from "../../protocol/privacy.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

const entry = (seq: number) => ({ seq, what: "agent.created" }) as AuditEntry;
const alice = { id: "c1", verified: true, conversations: 2 } as unknown as CustomerOverview;

/** A server that answers by method and path, and notes what it was asked. */
function serverWith(answers: Readonly<Record<string, () => unknown>>) {
  const asked: string[] = [];
  const request: AdminRequest = async (method, path, body) => {
    asked.push([method, path, ...(body ? [JSON.stringify(body)] : [])].join(" "));
    const answer = answers[`${method} ${path}`];
    if (!answer) throw new Refusal({ code: "not_found", message: "no" });
    return answer() as never;
  };
  return { asked, request };
}

test("the audit log is loaded page by page, from the last entry that is there", async () => {
  const { request } = serverWith({
    "GET audit": () => ({ entries: [entry(3), entry(2)], more: true }),
    "GET audit?before=2": () => ({ entries: [entry(1)], more: false }),
  });
  const audit = createAuditLog(request);
  await audit.load();
  expect([audit.state.value, audit.more.value]).toEqual(["ready", true]);
  await audit.loadMore();
  expect(audit.entries.value.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(audit.more.value).toBe(false);
});

test("a page that does not come leaves what is there, and can be asked for again", async () => {
  let online = true;
  const { request } = serverWith({
    "GET audit": () => ({ entries: [entry(2)], more: true }),
    "GET audit?before=2": () => {
      if (!online) throw new Unreachable("no network");
      return { entries: [entry(1)], more: false };
    },
  });
  const audit = createAuditLog(request);
  await audit.load();
  online = false;
  await audit.loadMore();
  expect([audit.state.value, audit.entries.value.length]).toEqual(["failed", 1]);
  online = true;
  await audit.loadMore();
  expect([audit.state.value, audit.entries.value.length]).toEqual(["ready", 2]);
});

function dataAt(answers: Readonly<Record<string, () => unknown>>) {
  const { asked, request } = serverWith(answers);
  const saved: string[] = [];
  const data = createCustomerData({ request, save: (name, text) => saved.push(`${name} ${text}`) });
  return { asked, saved, data };
}

test("a customer is found, exported, held and erased by our own id", async () => {
  const receipt = { receipt: "r1", at: "", conversations: 2, messages: 9 };
  const hold = { reason: "法院", at: "2026-11-21T08:00:00.000Z" };
  const { asked, saved, data } = dataAt({
    "GET customers/u%2F1": () => alice,
    "GET customers/c1/export": () => ({ customer: { id: "c1" } }),
    "PUT customers/c1/hold": () => ({ ...alice, hold }),
    "DELETE customers/c1/hold": () => alice,
    "POST customers/c1/erase": () => receipt,
  });
  data.name.value = " u/1 ";
  await data.find();
  expect(data.found.value).toEqual(alice);
  await data.export();
  expect(saved).toEqual([`c1.json ${JSON.stringify({ customer: { id: "c1" } }, null, 2)}`]);
  await data.hold();
  expect(asked).toHaveLength(2);
  data.reason.value = "法院";
  await data.hold();
  expect(asked.at(-1)).toBe('PUT customers/c1/hold {"reason":"法院"}');
  expect([data.found.value?.hold, data.reason.value]).toEqual([hold, ""]);
  await data.release();
  await data.erase();
  expect([data.found.value, data.receipt.value]).toEqual([null, receipt]);
  expect(data.busy.value).toBe(false);
});

test("what is refused says why, and leaves the customer on the screen", async () => {
  const refusing = () => {
    throw new Refusal({ code: "on_hold", message: "no" });
  };
  const { data } = dataAt({ "GET customers/u1": () => alice, "POST customers/c1/erase": refusing });
  data.name.value = "nobody";
  await data.find();
  expect([data.problem.value, data.found.value]).toEqual(["not_found", null]);
  data.name.value = "u1";
  await data.find();
  expect(data.problem.value).toBeNull();
  await data.erase();
  expect([data.problem.value, data.found.value]).toEqual(["on_hold", alice]);
});

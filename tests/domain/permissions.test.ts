import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { agentRoles } from "../../protocol/desk.ts";
import * as permissions from "../../server/domain/permissions.ts";
import { aConversation, anAgent } from "../support/builders.ts";

const held = aConversation({ status: "assigned", agentId: anAgent().id });
const verbs = Object.entries(permissions).filter(([name]) => name.startsWith("may"));

/** The verbs that somebody of the role may do with the conversation. */
const allowed = (role: (typeof agentRoles)[number], holds: boolean, disabled = false) => {
  const agent = { ...anAgent({ role, disabled }), id: holds ? anAgent().id : ("else" as AgentId) };
  return verbs
    .filter(([, may]) => (may as typeof permissions.maySend)(agent, held))
    .map(([n]) => n);
};

const atTheDesk = ["mayGoOnDuty", "maySeeDesk", "mayOpen", "mayTake", "maySetPriority", "mayNote"];
const withIt = ["mayRelease", "mayTransfer", "mayResolve", "mayRedact", "mayRedactNote"];
const asAdmin = ["mayReadAudit", "mayManagePrivacy", "mayManageWebhooks", "mayManageMail"];
const asHolder = ["maySend", "mayMarkRead"];

test("there is a rule for every verb", () => {
  expect(verbs.map(([name]) => name).sort()).toEqual(
    [...atTheDesk, ...withIt, ...asHolder, ...asAdmin].sort(),
  );
});

test.each([
  ["agent", true, [...atTheDesk, ...withIt, ...asHolder]],
  ["agent", false, atTheDesk],
  ["supervisor", false, [...atTheDesk, ...withIt]],
  ["admin", false, [...atTheDesk, ...withIt, ...asAdmin]],
  ["editor", false, []],
] as const)("an %s (who holds it: %s) may do this and no more", (role, holds, verbsAllowed) => {
  expect(allowed(role, holds).sort()).toEqual([...verbsAllowed].sort());
});

test("who is locked out may do nothing", () => {
  for (const role of agentRoles) {
    expect(allowed(role, true, true)).toEqual([]);
  }
});

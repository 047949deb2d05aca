import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { agentRoles } from "../../protocol/desk.ts";
import * as permissions from "../../server/domain/ticket-permissions.ts";
import { anAgent } from "../support/builders.ts";

type Who = "nobody" | "the agent" | "somebody else";

/** It is about lists, not tickets. */
const ofViews = "mayRemoveTicketView";

/** The verbs that somebody of the role may do with a ticket that is held so. */
function allowed(role: (typeof agentRoles)[number], holder: Who, disabled = false) {
  const agent = anAgent({ role, disabled });
  const handlers = { nobody: undefined, "the agent": agent.id, "somebody else": "else" as AgentId };
  const ticket = { state: "accepted", handlerId: handlers[holder] } as const;
  return Object.entries(permissions)
    .filter(([name]) => name !== ofViews)
    .filter(([, may]) => (may as typeof permissions.mayHandleTicket)(agent, ticket))
    .map(([name]) => name)
    .sort();
}

const all = Object.keys(permissions)
  .filter((name) => name !== ofViews)
  .sort();

test("a saved list is its owner's to remove, and one for all a supervisor's, too", () => {
  const may = (role: (typeof agentRoles)[number], owns: boolean, isShared: boolean) => {
    const agent = anAgent({ role });
    const ownerId = owns ? agent.id : "else";
    return permissions.mayRemoveTicketView(agent, { ownerId, isShared });
  };
  expect([may("agent", true, false), may("agent", true, true)]).toEqual([true, true]);
  expect([may("agent", false, false), may("agent", false, true)]).toEqual([false, false]);
  expect([may("supervisor", false, false), may("supervisor", false, true)]).toEqual([false, true]);
  expect([may("editor", true, true), may("admin", false, true)]).toEqual([false, true]);
});

test.each([
  [
    "agent",
    "nobody",
    [
      "mayAnswerTicketTask",
      "mayAssignTicket",
      "mayFileTicket",
      "mayTakeTicket",
      "mayWorkOnTickets",
    ],
  ],
  [
    "agent",
    "the agent",
    [
      "mayAnswerTicketTask",
      "mayAssignTicket",
      "mayFileTicket",
      "mayHandleTicket",
      "mayTakeTicket",
      "mayWorkOnTickets",
    ],
  ],
  ["agent", "somebody else", ["mayAnswerTicketTask", "mayFileTicket", "mayWorkOnTickets"]],
  ["supervisor", "somebody else", all],
  ["admin", "somebody else", all],
  ["editor", "nobody", []],
] as const)("an %s may do with a ticket of %s this and no more", (role, holder, verbs) => {
  expect(allowed(role, holder)).toEqual(verbs);
});

test("who is locked out may do nothing", () => {
  for (const role of agentRoles) expect(allowed(role, "the agent", true)).toEqual([]);
});

describe("in a re-review", () => {
  const ofTicket = [
    ["mayHandleTicket", permissions.mayHandleTicket],
    ["mayTakeTicket", permissions.mayTakeTicket],
    ["mayApproveAmounts", permissions.mayApproveAmounts],
    ["mayDeclineProposal", permissions.mayDeclineProposal],
    ["mayAnswerTicketTask", permissions.mayAnswerTicketTask],
  ] as const;
  const review = { state: "reviewing", escalatedAt: 1 } as const;
  const had = (agentId: AgentId) => [
    { handledBy: [agentId] },
    { decidedBy: agentId },
    { approvedBy: agentId },
  ];

  test.each(ofTicket)("whoever had a part in it before has no %s, in any role", (_, may) => {
    for (const role of ["agent", "supervisor", "admin"] as const) {
      const agent = anAgent({ role });
      for (const part of had(agent.id))
        for (const handlerId of [undefined, agent.id, "else" as AgentId])
          for (const state of ["reviewing", "waiting"] as const) {
            const ticket = { ...review, ...part, state, handlerId };
            expect(may(agent, ticket)).toBe(false);
          }
    }
    const lead = anAgent({ role: "supervisor" });
    const held = { ...review, handledBy: ["else" as AgentId], handlerId: undefined };
    expect(may(lead, held)).toBe(true);
    // Before it, and once it is decided again, they may.
    for (const state of ["accepted", "decided"] as const) {
      const escalatedAt = state === "decided" ? 1 : undefined;
      const ticket = { state, escalatedAt, handlerId: undefined, handledBy: [lead.id] };
      expect(may(lead, ticket)).toBe(true);
    }
  });

  test("who leads and had a part in it gives away one that nobody has, and takes it from nobody", () => {
    const lead = anAgent({ role: "supervisor" });
    const bo = anAgent({ role: "agent" });
    const held = (by: AgentId | undefined, of: AgentId) => ({
      ...review,
      handledBy: [of],
      handlerId: by,
    });
    expect(permissions.mayAssignTicket(lead, held(undefined, lead.id))).toBe(true);
    expect(permissions.mayAssignTicket(lead, held("else" as AgentId, lead.id))).toBe(false);
    expect(permissions.mayAssignTicket(bo, held(undefined, bo.id))).toBe(false);
    const locked = anAgent({ role: "supervisor", disabled: true });
    expect(permissions.mayAssignTicket(locked, held(undefined, locked.id))).toBe(false);
  });

  test("they read it and write notes", () => {
    expect(permissions.mayWorkOnTickets(anAgent({ role: "agent" }))).toBe(true);
  });
});

/** A re-review is somebody else's: of all that had a part in the complaint before, nobody takes it. */

import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import { answered } from "../../server/domain/ticket-follow-up.ts";
import { accept, giveToTeam } from "../../server/domain/ticket-handling.ts";
import { escalate } from "../../server/domain/ticket-review.ts";
import * as steps from "../../server/domain/ticket-steps.ts";
import { changed, filed, filedAt as now } from "../support/ticket-deeds.ts";
import { ticketRules as rules } from "./ticket-rules.ts";

const [bo, cai, ada] = ["bo", "cai", "ada"] as unknown as readonly [AgentId, AgentId, AgentId];
const decision = { kind: "rejected", text: "不予退款" } as const;

const take = (ticket: TicketRecord, handlerId: AgentId) =>
  changed(ticket, accept(ticket, rules, { handlerId, by: handlerId, now }));
const settle = (ticket: TicketRecord, agentId: AgentId) =>
  changed(ticket, steps.decide(ticket, rules, { decision, agentId, by: agentId, now }));
const review = (ticket: TicketRecord) =>
  changed(ticket, escalate(ticket, rules, { text: "不认可", now }));
const reopen = (ticket: TicketRecord) => {
  const asked = { ...ticket, followedUpAt: now };
  return changed(asked, answered(asked, rules, { resolved: false, isAway: false, now }));
};
const answers = (run: () => unknown) => {
  try {
    run();
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const mayTake = (ticket: TicketRecord) =>
  [bo, cai, ada].filter((one) => answers(() => take(ticket, one)) === "done");
const mayDecide = (ticket: TicketRecord) =>
  [bo, cai, ada].filter((one) => answers(() => settle(ticket, one)) === "done");

describe("a re-review", () => {
  test("is not for whoever had the complaint, where somebody else has decided", () => {
    const reviewing = review(settle(take(filed(), bo), cai));
    expect(mayTake(reviewing)).toEqual([ada]);
    expect(mayDecide(reviewing)).toEqual([ada]);
    expect(answers(() => take(reviewing, bo))).toBe("not_yours");
  });

  test("is not for whoever gave the complaint away before it was decided", () => {
    const given = take(filed(), bo);
    const away = changed(given, giveToTeam(given, { team: "技术组", by: "小博" }));
    expect(mayTake(review(settle(take(away, cai), cai)))).toEqual([ada]);
    expect(mayTake(review(settle(take(given, cai), cai)))).toEqual([ada]);
  });

  test("is not for whoever decided before the complaint was opened again", () => {
    const again = reopen(settle(filed(), bo));
    expect(mayDecide(again)).toEqual([bo, cai, ada]);
    expect(mayTake(review(settle(again, cai)))).toEqual([ada]);
  });

  test("is gone on with by whoever has reviewed it, and by nobody of before, where it is opened again", () => {
    const reviewed = settle(take(review(settle(take(filed(), bo), bo)), cai), cai);
    const again = reopen(reviewed);
    expect([again.state, mayTake(again), mayDecide(again)]).toEqual([
      "reviewing",
      [cai, ada],
      [cai, ada],
    ]);
  });

  test("may change hands among those who had no part in it", () => {
    const reviewing = take(review(settle(take(filed(), bo), bo)), cai);
    expect(mayTake(take(reviewing, ada))).toEqual([cai, ada]);
  });

  test("of an older version's ticket is not for whoever has decided", () => {
    const old = filed({ state: "reviewing", escalatedAt: now, decidedBy: bo, approvedBy: cai });
    expect(mayTake(old)).toEqual([ada]);
  });
});

import type { Reads, Transaction } from "../ports/store.ts";
import { agentSessionWrites } from "./agent-sessions.ts";
import { agentWrites } from "./agents.ts";
import { auditWrites } from "./audit.ts";
import { conversationWrites } from "./conversations.ts";
import { customerSessionWrites } from "./customer-sessions.ts";
import { customerWrites } from "./customers.ts";
import { erasureWrites } from "./erasures.ts";
import { idempotentAnswerWrites } from "./idempotent-answers.ts";
import { legalHoldWrites } from "./legal-holds.ts";
import { messageWrites } from "./messages.ts";
import { noteWrites } from "./notes.ts";
import { questionWrites } from "./questions.ts";
import { createReads } from "./reads.ts";
import { retentionWrites } from "./retention.ts";
import type { Sql } from "./sql.ts";
import { ticketWrites } from "./tickets.ts";
import { voteWrites } from "./votes.ts";
import { waitWrites } from "./waits.ts";

/** All that can be done in the store's transactions, over either database. */
export function createTransaction(sql: Sql, reads: Reads = createReads(sql)): Transaction {
  return {
    ...reads,
    ...customerWrites(sql),
    ...customerSessionWrites(sql),
    ...conversationWrites(sql),
    ...messageWrites(sql, reads),
    ...questionWrites(sql),
    ...voteWrites(sql),
    ...waitWrites(sql),
    ...agentWrites(sql),
    ...agentSessionWrites(sql),
    ...auditWrites(sql),
    ...legalHoldWrites(sql),
    ...erasureWrites(sql),
    ...retentionWrites(sql),
    ...idempotentAnswerWrites(sql),
    ...ticketWrites(sql),
    ...noteWrites(sql),
  };
}

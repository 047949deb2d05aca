import type { Reads } from "../ports/store.ts";
import { agentSessionReads } from "./agent-sessions.ts";
import { agentReads } from "./agents.ts";
import { auditReads } from "./audit.ts";
import { conversationReads } from "./conversations.ts";
import { customerSessionReads } from "./customer-sessions.ts";
import { customerReads } from "./customers.ts";
import { deskReads } from "./desk.ts";
import { erasureReads } from "./erasures.ts";
import { idempotentAnswerReads } from "./idempotent-answers.ts";
import { legalHoldReads } from "./legal-holds.ts";
import { messageReads } from "./messages.ts";
import { noteReads } from "./notes.ts";
import { questionReads } from "./questions.ts";
import { retentionReads } from "./retention.ts";
import type { Queries } from "./sql.ts";
import { ticketReads } from "./tickets.ts";
import { voteReads } from "./votes.ts";
import { waitReads } from "./waits.ts";

/** What can be asked of the store, over either database. */
export const createReads = (sql: Queries): Reads => ({
  ...customerReads(sql),
  ...customerSessionReads(sql),
  ...conversationReads(sql),
  ...deskReads(sql),
  ...messageReads(sql),
  ...questionReads(sql),
  ...voteReads(sql),
  ...waitReads(sql),
  ...agentReads(sql),
  ...agentSessionReads(sql),
  ...auditReads(sql),
  ...legalHoldReads(sql),
  ...erasureReads(sql),
  ...retentionReads(sql),
  ...idempotentAnswerReads(sql),
  ...ticketReads(sql),
  ...noteReads(sql),
});

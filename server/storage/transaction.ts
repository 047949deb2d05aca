import type { Reads, Transaction } from "../ports/store.ts";
import { agentSessionWrites } from "./agent-sessions.ts";
import { agentWrites } from "./agents.ts";
import { announcementWrites } from "./announcements.ts";
import { attachmentWrites } from "./attachments.ts";
import { auditWrites } from "./audit.ts";
import { bulletinWrites } from "./bulletins.ts";
import { contentChangeWrites } from "./content-changes.ts";
import { conversationWrites } from "./conversations.ts";
import { customerSessionWrites } from "./customer-sessions.ts";
import { customerWrites } from "./customers.ts";
import { emergencyWrites } from "./emergencies.ts";
import { erasureWrites } from "./erasures.ts";
import { ideaWrites } from "./ideas.ts";
import { idempotentAnswerWrites } from "./idempotent-answers.ts";
import { improvementWrites } from "./improvements.ts";
import { legalHoldWrites } from "./legal-holds.ts";
import { mailWrites } from "./mails.ts";
import { memoWrites } from "./memos.ts";
import { messageWrites } from "./messages.ts";
import { nodeWrites } from "./nodes.ts";
import { noteWrites } from "./notes.ts";
import { passwordLinkWrites } from "./password-links.ts";
import { qualityWrites } from "./quality-reviews.ts";
import { questionWrites } from "./questions.ts";
import { radarWrites } from "./radar.ts";
import { createReads } from "./reads.ts";
import { replayWrites } from "./replays.ts";
import { reportWrites } from "./reports.ts";
import { retentionWrites } from "./retention.ts";
import { rollupWrites } from "./rollups.ts";
import { savedSearchWrites } from "./saved-searches.ts";
import { searchWrites } from "./search-writes.ts";
import type { Sql } from "./sql.ts";
import { storedSettingsWrites } from "./stored-settings.ts";
import { surveyWrites } from "./surveys.ts";
import { ticketWrites } from "./tickets.ts";
import { transactionListWrites } from "./transaction-lists.ts";
import { voteWrites } from "./votes.ts";
import { waitingWrites } from "./waiting-samples.ts";
import { waitWrites } from "./waits.ts";
import { webhookWrites } from "./webhooks.ts";

/** All that can be done in the store's transactions, over either database. */
export function createTransaction(sql: Sql, reads: Reads = createReads(sql)): Transaction {
  return {
    ...reads,
    ...customerWrites(sql),
    ...customerSessionWrites(sql),
    ...conversationWrites(sql),
    ...messageWrites(sql, reads),
    ...questionWrites(sql),
    ...contentChangeWrites(sql),
    ...voteWrites(sql),
    ...waitWrites(sql),
    ...waitingWrites(sql),
    ...agentWrites(sql),
    ...agentSessionWrites(sql),
    ...auditWrites(sql),
    ...legalHoldWrites(sql),
    ...erasureWrites(sql),
    ...retentionWrites(sql),
    ...idempotentAnswerWrites(sql),
    ...ticketWrites(sql),
    ...noteWrites(sql),
    ...passwordLinkWrites(sql),
    ...storedSettingsWrites(sql),
    ...nodeWrites(sql),
    ...transactionListWrites(sql),
    ...searchWrites(sql),
    ...savedSearchWrites(sql),
    ...attachmentWrites(sql),
    ...webhookWrites(sql),
    ...mailWrites(sql),
    ...memoWrites(sql),
    ...bulletinWrites(sql),
    ...improvementWrites(sql),
    ...replayWrites(sql),
    ...qualityWrites(sql),
    ...rollupWrites(sql),
    ...emergencyWrites(sql),
    ...announcementWrites(sql),
    ...radarWrites(sql),
    ...reportWrites(sql),
    ...surveyWrites(sql),
    ...ideaWrites(sql),
  };
}

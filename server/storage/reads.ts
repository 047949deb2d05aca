import type { Reads } from "../ports/store.ts";
import { agentSessionReads } from "./agent-sessions.ts";
import { agentReads } from "./agents.ts";
import { announcementReads } from "./announcements.ts";
import { attachmentReads } from "./attachments.ts";
import { auditReads } from "./audit.ts";
import { bulletinReads } from "./bulletins.ts";
import { contentChangeReads } from "./content-changes.ts";
import { conversationReads } from "./conversations.ts";
import { customerSessionReads } from "./customer-sessions.ts";
import { customerReads } from "./customers.ts";
import { deskReads } from "./desk.ts";
import { emergencyReads } from "./emergencies.ts";
import { erasureReads } from "./erasures.ts";
import { ideaReads } from "./ideas.ts";
import { idempotentAnswerReads } from "./idempotent-answers.ts";
import { improvementReads } from "./improvements.ts";
import { legalHoldReads } from "./legal-holds.ts";
import { mailReads } from "./mails.ts";
import { memoReads } from "./memos.ts";
import { messageReads } from "./messages.ts";
import { nodeReads } from "./nodes.ts";
import { noteReads } from "./notes.ts";
import { passwordLinkReads } from "./password-links.ts";
import { qualityReads } from "./quality-reviews.ts";
import { questionReads } from "./questions.ts";
import { radarReads } from "./radar.ts";
import { replayReads } from "./replays.ts";
import { reportReads } from "./reports.ts";
import { retentionReads } from "./retention.ts";
import { rollupReads } from "./rollups.ts";
import { savedSearchReads } from "./saved-searches.ts";
import { searchReads } from "./search.ts";
import type { Queries } from "./sql.ts";
import { storedSettingsReads } from "./stored-settings.ts";
import { surveyReads } from "./surveys.ts";
import { ticketReads } from "./tickets.ts";
import { transactionListReads } from "./transaction-lists.ts";
import { voteReads } from "./votes.ts";
import { waitingReads } from "./waiting-samples.ts";
import { waitReads } from "./waits.ts";
import { webhookReads } from "./webhooks.ts";

/** What can be asked of the store, over either database. */
export const createReads = (sql: Queries): Reads => ({
  ...customerReads(sql),
  ...customerSessionReads(sql),
  ...conversationReads(sql),
  ...deskReads(sql),
  ...messageReads(sql),
  ...questionReads(sql),
  ...contentChangeReads(sql),
  ...voteReads(sql),
  ...waitReads(sql),
  ...waitingReads(sql),
  ...agentReads(sql),
  ...agentSessionReads(sql),
  ...auditReads(sql),
  ...legalHoldReads(sql),
  ...erasureReads(sql),
  ...retentionReads(sql),
  ...idempotentAnswerReads(sql),
  ...ticketReads(sql),
  ...noteReads(sql),
  ...passwordLinkReads(sql),
  ...storedSettingsReads(sql),
  ...nodeReads(sql),
  ...transactionListReads(sql),
  ...searchReads(sql),
  ...savedSearchReads(sql),
  ...attachmentReads(sql),
  ...webhookReads(sql),
  ...mailReads(sql),
  ...memoReads(sql),
  ...bulletinReads(sql),
  ...improvementReads(sql),
  ...replayReads(sql),
  ...qualityReads(sql),
  ...rollupReads(sql),
  ...emergencyReads(sql),
  ...announcementReads(sql),
  ...radarReads(sql),
  ...reportReads(sql),
  ...surveyReads(sql),
  ...ideaReads(sql),
});

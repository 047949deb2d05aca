import type { Queries, Sql } from "../sql.ts";
import { firstTables } from "./0001-conversations.ts";
import { unread } from "./0002-unread.ts";
import { oneMessageTable } from "./0004-one-message-table.ts";
import { pendingAnswers } from "./0005-pending-answers.ts";
import { customerSessionTable } from "./0006-customer-sessions.ts";
import { auditTable } from "./0007-audit.ts";
import { privacyTables } from "./0008-privacy.ts";
import { indexesOfLists } from "./0009-lists.ts";
import { ticketTables } from "./0010-tickets.ts";
import { queueTurns } from "./0011-queue.ts";
import { teamColumns } from "./0012-teams.ts";
import { noteTables } from "./0013-notes.ts";
import { accountTables } from "./0014-accounts.ts";
import { redactionColumns } from "./0015-redaction.ts";
import { nodeTables } from "./0016-nodes.ts";
import { customerText } from "./0017-customer-text.ts";
import { transactionTables } from "./0018-transactions.ts";
import { searchIndex } from "./0019-search.ts";
import { attachmentTables } from "./0020-attachments.ts";
import { webhookTable } from "./0021-webhooks.ts";
import { qualityTables } from "./0022-quality.ts";
import { ticketDesk } from "./0023-ticket-desk.ts";
import { emergencyTables } from "./0024-emergencies.ts";
import { foldedSearch } from "./0025-folded-search.ts";
import { changedTickets } from "./0026-changed-tickets.ts";
import { rollupTables } from "./0027-rollups.ts";
import { mailTables } from "./0028-mails.ts";
import { announcementTables } from "./0029-announcements.ts";
import { gapTables } from "./0030-gaps.ts";
import { surveyTables } from "./0031-surveys.ts";
import { radarTables } from "./0032-radar.ts";
import { failedMails } from "./0033-failed-mails.ts";
import { reportTable } from "./0034-reports.ts";
import { bulletinTables } from "./0035-bulletins.ts";
import { improvementTable } from "./0036-improvements.ts";
import { replayTables } from "./0037-replays.ts";
import { announcementReports } from "./0038-announcement-reports.ts";
import { ticketHands } from "./0039-ticket-hands.ts";
import { ticketAlerts } from "./0040-ticket-alerts.ts";
import { ticketFacts } from "./0041-ticket-facts.ts";
import { requestBodies } from "./0042-request-bodies.ts";
import { happenedAt } from "./0043-happened-at.ts";
import { ticketWaits } from "./0044-ticket-waits.ts";
import { ticketLater } from "./0045-ticket-later.ts";
import { announcementParts } from "./0046-announcement-parts.ts";
import { phoneParts } from "./0047-phone-parts.ts";
import { liveTables } from "./0048-live.ts";
import { thumbHashes } from "./0049-thumb-hashes.ts";
import { searchMore } from "./0050-search-more.ts";
import { incidentNumbers } from "./0051-incident-numbers.ts";
import { liveChanges } from "./0052-live-changes.ts";
import { customerRegions } from "./0053-customer-regions.ts";
import { incidentTimes } from "./0054-incident-times.ts";
import { withdrawnReplays } from "./0055-withdrawn-replays.ts";
import { storedTurns } from "./0056-stored-turns.ts";
import { writtenAgain } from "./0057-written-again.ts";
import { tasksOfIncidents } from "./0058-incident-tasks.ts";
import type { Dialect, Migration } from "./migration.ts";

/** It made staging tables, which the next one takes away: where they are not, they are not made. */
const stagingTables: Migration = () => [];

/** In order; a number that has been released keeps its place. */
const migrations: readonly Migration[] = [
  firstTables,
  unread,
  stagingTables,
  oneMessageTable,
  pendingAnswers,
  customerSessionTable,
  auditTable,
  privacyTables,
  indexesOfLists,
  ticketTables,
  queueTurns,
  teamColumns,
  noteTables,
  accountTables,
  redactionColumns,
  nodeTables,
  customerText,
  transactionTables,
  searchIndex,
  attachmentTables,
  webhookTable,
  qualityTables,
  ticketDesk,
  emergencyTables,
  foldedSearch,
  changedTickets,
  rollupTables,
  mailTables,
  announcementTables,
  gapTables,
  surveyTables,
  radarTables,
  failedMails,
  reportTable,
  bulletinTables,
  improvementTable,
  replayTables,
  announcementReports,
  ticketHands,
  ticketAlerts,
  ticketFacts,
  requestBodies,
  happenedAt,
  ticketWaits,
  ticketLater,
  announcementParts,
  phoneParts,
  liveTables,
  thumbHashes,
  searchMore,
  incidentNumbers,
  liveChanges,
  customerRegions,
  incidentTimes,
  withdrawnReplays,
  storedTurns,
  writtenAgain,
  tasksOfIncidents,
];

/**
 * Brings the schema up to date inside the caller's transaction, and answers the store's epoch.
 * Throws when the database was written by a newer version.
 */
export async function migrate(sql: Sql, dialect: Dialect, newId: () => string): Promise<string> {
  await sql.run(`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)`, []);
  const row = await sql.get(`SELECT version FROM schema_version`, []);
  const version = Number(row?.[0] ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The database has schema version ${version}; this PocketDesk knows up to ${migrations.length}. Install the newer PocketDesk again.`,
    );
  }
  for (const migration of migrations.slice(version)) {
    for (const statement of migration(dialect, version)) await sql.run(statement, []);
  }
  await sql.run(`DELETE FROM schema_version`, []);
  await sql.run(`INSERT INTO schema_version (version) VALUES (?)`, [migrations.length]);
  for (const name of ["epoch", "installation"]) {
    await sql.run(`INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`, [
      name,
      newId(),
    ]);
  }
  return readEpoch(sql);
}

export async function readEpoch(sql: Queries): Promise<string> {
  const row = await sql.get(`SELECT value FROM meta WHERE name = 'epoch'`, []);
  return String(row?.[0]);
}

/** Puts a new epoch in the place of this one, unless another node was faster. Answers the one that counts. */
export async function renewEpoch(sql: Sql, old: string, fresh: string): Promise<string> {
  await sql.run(`UPDATE meta SET value = ? WHERE name = 'epoch' AND value = ?`, [fresh, old]);
  return readEpoch(sql);
}

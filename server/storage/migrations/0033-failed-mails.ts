import type { Migration } from "./migration.ts";

/** Letters that no mail server took, for an administrator's list; those that were sent are many more. */
export const failedMails: Migration = () => [
  "CREATE INDEX mails_failed ON mails (done_at, id) WHERE outcome = 'failed'",
];

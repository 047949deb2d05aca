/** What the system says in a transcript. A notice is stored as its code, and has a text for each reader. */
export const noticeCodes = [
  "queued",
  "no_agent",
  "cancelled",
  "assigned",
  "requeued",
  "unanswered",
  "transferred",
  "resolved",
  "ended",
  "idle_soon",
  "closed_idle",
  "signed_in",
  "reopened",
  "survey_asked",
  "survey_answered",
  "redacted",
  "secrets_removed",
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

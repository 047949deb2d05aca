/** What was not good, to be named from this score down. */
export const surveyReasons = ["speed", "outcome", "knowledge", "repetition", "manner"] as const;
export type SurveyReason = (typeof surveyReasons)[number];

/** From this score down the customer is asked what went wrong. */
export const lowScore = 3;

/** What a customer says of a service; empty while it has only been asked. */
export interface Survey {
  readonly score?: number | undefined;
  readonly resolved?: boolean | undefined;
  readonly reasons?: readonly SurveyReason[] | undefined;
  readonly comment?: string | undefined;
}

/** What stays of a survey when its conversation is reopened: one that nobody has answered. An answer belongs to the service that is over. */
export const openSurvey = (survey: Survey | undefined): Survey | undefined =>
  survey?.score === undefined ? survey : undefined;

/** What a customer says of a service; empty while it has only been asked. */
export interface Survey {
  readonly score?: number | undefined;
  readonly resolved?: boolean | undefined;
  readonly comment?: string | undefined;
}

/** What stays of a survey when its conversation is reopened: one that nobody has answered. An answer belongs to the service that is over. */
export const openSurvey = (survey: Survey | undefined): Survey | undefined =>
  survey?.score === undefined ? survey : undefined;

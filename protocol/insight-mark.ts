/** What explains a rise or a fall. */
export interface InsightMark {
  readonly kind: "incident" | "holiday";
  /** Of an incident; free days have no name. */
  readonly title?: string | undefined;
  /** The day it began, or the hour as `2026-11-21T08`; in the desk's time zone. */
  readonly from: string;
  /** Its last day or hour; absent: it is going on. */
  readonly to?: string | undefined;
}

import type { Support } from "../../models/support.ts";

interface NewsSources {
  /** The complaint that is asked about some days after. */
  readonly followUp?: string | undefined;
  readonly moved: readonly string[];
  /** The complaint that home shows already, with a mark where it has moved. */
  readonly urgent?: string | undefined;
  readonly answeredIdea: Support["answeredIdea"]["value"];
}

type ShownNews =
  | { readonly kind: "followUp" | "moved"; readonly number: string }
  | { kind: "idea" };

/** What waits for the customer, the most pressing alone. A complaint stands on home once. */
export function whichNews({
  followUp,
  moved,
  urgent,
  answeredIdea,
}: NewsSources): ShownNews | undefined {
  if (followUp !== undefined) return { kind: "followUp", number: followUp };
  const other = moved.find((number) => number !== urgent);
  if (other !== undefined) return { kind: "moved", number: other };
  return answeredIdea === undefined ? undefined : { kind: "idea" };
}

import type { JSX } from "preact";
import { markedText } from "../../protocol/search-terms.ts";

/** The words that were looked for, marked. The hit colour is in search only. */
export const Marked = ({
  text,
  query,
}: {
  readonly text: string;
  readonly query: string;
}): JSX.Element => (
  <>
    {markedText(text, query).map(([part, isHit], index) =>
      isHit ? <mark key={index}>{part}</mark> : part,
    )}
  </>
);

/** So much of a long text stands before the first hit. */
const leadLength = 12;

export function excerptOf(text: string, query: string): string {
  const [first] = markedText(text, query);
  const [lead = "", isHit] = first ?? [];
  if (isHit || lead.length === text.length || lead.length <= leadLength) return text;
  return `…${text.slice(lead.length - leadLength)}`;
}

import { notePlaceIn } from "./note-index.ts";
import { seqsPerConversation } from "./search-index.ts";

/** What was found in one conversation, to be shown; the newest first. */
export interface IndexHit {
  readonly number: number;
  readonly seqs: readonly number[];
  /** Of notes. */
  readonly places: readonly number[];
  /** Of all that people said and wrote in it. */
  readonly count: number;
}

const matchesEach = 2;
const notesEach = 1;

/** The keys of a conversation lie side by side. */
export function hitsIn(
  keys: readonly number[],
  saidByBot: ReadonlySet<number> = new Set(),
): readonly IndexHit[] {
  const hits = new Map<number, { seqs: number[]; places: number[]; count: number }>();
  for (const key of keys) {
    const number = Math.floor(key / seqsPerConversation);
    const hit = hits.get(number) ?? { seqs: [], places: [], count: 0 };
    hits.set(number, hit);
    if (!saidByBot.has(key)) hit.count += 1;
    const place = notePlaceIn(key);
    if (place === undefined) {
      if (hit.seqs.length < matchesEach) hit.seqs.push(key % seqsPerConversation);
    } else if (hit.places.length < notesEach) hit.places.push(place);
  }
  return [...hits].map(([number, hit]) => ({ number, ...hit }));
}

/** Where the words were said most often; of the same, the newest. */
export const byRelevance = (hits: readonly IndexHit[]): readonly IndexHit[] =>
  hits.toSorted((one, other) => other.count - one.count || other.number - one.number);

/** The keys that were ranked lie below the first, and so many conversations were shown. A cursor that is not ours starts at the beginning. */
export function rankedPlace(cursor: string | undefined) {
  const [, below, from] = /^(\d{1,15})\.(\d{1,4})$/.exec(cursor ?? "") ?? [];
  return { below: Number(below ?? Number.MAX_SAFE_INTEGER), from: Number(from ?? 0) };
}

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Entry } from "./entries.ts";
import { type StickToEnd, stickToEnd } from "./stick-to-end.ts";

/** What changes the height of a log beside its entries. */
interface LogParts {
  readonly times?: unknown;
  readonly typing?: string | undefined;
  readonly onEarlier?: (() => void) | undefined;
  readonly children?: ComponentChildren;
}

/** So many pixels before the first messages come in view, the ones before them are fetched. */
const aheadPx = 600;

/** Where a log is scrolled to: at its end, unless the reader has gone away from it or something new is higher up. */
export function useLogScroll(entries: readonly Entry[], parts: LogParts) {
  const { typing, children, times, onEarlier } = parts;
  const log = useRef<HTMLDivElement>(null);
  const stick = useRef<StickToEnd | undefined>(undefined);
  const known = useRef({ first: "", last: "", height: 0 });
  const [away, setAway] = useState(false);
  /** What others have said below, while the reader was away from the end. */
  const [missed, setMissed] = useState(0);

  useLayoutEffect(() => {
    if (log.current === null) return;
    stick.current = stickToEnd(log.current, (isAway) => {
      setAway(isAway);
      if (!isAway) setMissed(0);
    });
    stick.current.toEnd();
    return () => stick.current?.stop();
  }, []);
  useLayoutEffect(() => {
    if (log.current === null || stick.current === undefined) return;
    const { first, last, height } = known.current;
    const { scrollHeight } = log.current;
    const ends = { first: entries[0]?.key ?? "", last: entries.at(-1)?.key ?? "" };
    if (last === "" && entries.length > 0) {
      const top = topOfNew(log.current);
      if (top === undefined) stick.current.toEnd();
      else {
        stick.current.readFrom(top);
        setMissed(spoken(entries.slice(entries.findIndex(({ firstNew }) => firstNew))));
      }
    } else if (first !== "" && ends.first !== first && ends.last === last)
      log.current.scrollTop += scrollHeight - height;
    else if (ends.last !== last || scrollHeight !== height) {
      const rows = log.current.querySelectorAll<HTMLElement>("[data-row]");
      const isNew = ends.last !== last;
      const own = isNew && entries.at(-1)?.own === true;
      const [row, start] = [rows[rows.length - 1], rows[startOfAnswer(entries)]];
      const seen = stick.current.grown({ row, start, own, isNew });
      if (!seen) setMissed((count) => count + countAfter(entries, last));
    }
    known.current = { ...ends, height: scrollHeight };
  }, [entries, typing, children, times]);

  /** The first message when earlier ones were asked for: once for each page, also where that has failed. */
  const asked = useRef("");
  const handleScroll = () => {
    const first = entries[0]?.key ?? "";
    if (!onEarlier || asked.current === first || (log.current?.scrollTop ?? 0) > aheadPx) return;
    asked.current = first;
    onEarlier();
  };

  return { log, away, missed, handleScroll, toEnd: () => stick.current?.toEnd() };
}

/** Room above the line that says where the new messages begin. */
const roomPx = 8;

/** Where the first new message begins; undefined where nothing is new, or all of it fits at the end. */
function topOfNew(log: HTMLElement): number | undefined {
  const row = log.querySelector(".first-new")?.closest<HTMLElement>("[data-row]");
  const top = row ? row.offsetTop - roomPx : Number.POSITIVE_INFINITY;
  return top < log.scrollHeight - log.clientHeight ? top : undefined;
}

/** Messages so close to each other were said in one go. */
const oneGoMs = 2_000;

/** Where the last answer begins: it may be several messages, such as an incident before the article. */
export function startOfAnswer(entries: readonly Pick<Entry, "own" | "at">[]): number {
  const at = (index: number) => Date.parse(entries[index]?.at ?? "");
  let start = entries.length - 1;
  while (entries[start - 1]?.own === false && at(start) - at(start - 1) < oneGoMs) start--;
  return start;
}

const countAfter = (entries: readonly Entry[], last: string): number =>
  spoken(entries.slice(entries.findIndex(({ key }) => key === last) + 1));

/** Messages of others that are words, as the count on the launcher has it. */
const spoken = (entries: readonly Entry[]): number =>
  entries.filter(({ own, body }) => !own && body.kind !== "notice").length;

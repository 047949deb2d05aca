import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Entry } from "./entries.ts";
import { afterRow, type StickToEnd, stickToEnd } from "./stick-to-end.ts";

/** What changes the height of a log beside its entries. */
interface LogParts {
  readonly times?: unknown;
  readonly typing?: string | undefined;
  readonly onEarlier?: (() => void) | undefined;
  readonly children?: ComponentChildren;
  /** Something was said while the reader was away from the end: after this one. */
  readonly onMissed: (seq: number) => void;
}

/** So many pixels before the first messages come in view, the ones before them are fetched. */
const aheadPx = 600;

/** Where a log is scrolled to: at its end, unless the reader has gone away from it or something new is higher up. */
export function useLogScroll(entries: readonly Entry[], parts: LogParts) {
  const { typing, children, times, onEarlier, onMissed } = parts;
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
    return () => stick.current?.stop();
  }, []);
  useLayoutEffect(() => {
    if (log.current === null || stick.current === undefined) return;
    const { first, last, height } = known.current;
    const { scrollHeight } = log.current;
    const ends = { first: entries[0]?.key ?? "", last: entries.at(-1)?.key ?? "" };
    const rows = log.current.querySelectorAll<HTMLElement>("[data-row]");
    const row = rows[rows.length - 1];
    if (last === "" && entries.length > 0) {
      const firstNew = entries.findIndex((entry) => entry.firstNew);
      if (firstNew >= 0) setMissed(spoken(entries.slice(firstNew)));
      stick.current.readFrom(rows[firstNew]?.offsetTop ?? afterRow(row));
    } else if (first !== "" && ends.first !== first && ends.last === last)
      log.current.scrollTop += scrollHeight - height;
    else if (ends.last !== last || scrollHeight !== height) {
      const isNew = ends.last !== last;
      const own = isNew && entries.at(-1)?.own === true;
      const at = startOfAnswer(entries);
      const question = entries[at - 1]?.own && rows[at - 1];
      const start =
        question && question.offsetHeight < log.current.clientHeight / 2 ? question : rows[at];
      const seen = stick.current.grown({ row, start, own, isNew });
      const before = entries.findIndex(({ key }) => key === last);
      const count = spoken(entries.slice(before + 1));
      if (!seen && count > 0) {
        setMissed(missed + count);
        if (missed === 0) onMissed(entries[before]?.message?.seq ?? 0);
      }
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

  return {
    log,
    away,
    missed,
    handleScroll,
    toEnd: () => stick.current?.readFrom(1e9),
  };
}

/** Messages so close to each other were said in one go. */
const oneGoMs = 2_000;

/** Where the last answer begins: it may be several messages of the bot's, such as an incident before the article. */
export function startOfAnswer(entries: readonly Pick<Entry, "own" | "at" | "author">[]): number {
  const at = (index: number) => Date.parse(entries[index]?.at ?? "");
  let start = entries.length - 1;
  while (entries[start - 1]?.author.kind === "bot" && at(start) - at(start - 1) < oneGoMs) start--;
  return start;
}

/** Messages of others that are words, as the count on the launcher has it. */
const spoken = (entries: readonly Entry[]): number =>
  entries.filter(({ own, body }) => !own && body.kind !== "notice").length;

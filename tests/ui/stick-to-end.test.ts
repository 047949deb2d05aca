/** What a log shows of what has come: the question with its answer, and the place in the queue. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stickToEnd } from "../../ui/stick-to-end.ts";

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** A log of 600 px, and its rows: each begins 4 px below the one before. */
function logOf(...heights: number[]) {
  let top = 0;
  const rows: HTMLElement[] = [];
  const log = {
    clientHeight: 600,
    scrollHeight: 32,
    get scrollTop() {
      return top;
    },
    set scrollTop(wanted: number) {
      top = Math.max(0, Math.min(wanted, log.scrollHeight - log.clientHeight));
    },
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  };
  /** Another row, and what stands below it. */
  const add = (height: number, below = 16) => {
    const last = rows.at(-1);
    const offsetTop = last ? last.offsetTop + last.offsetHeight + 4 : 16;
    const row = { offsetTop, offsetHeight: height } as HTMLElement;
    rows.push(row);
    log.scrollHeight = offsetTop + height + below;
    return row;
  };
  for (const height of heights) add(height);
  const away = vi.fn<(away: boolean) => void>();
  const stick = stickToEnd(log as unknown as HTMLElement, away);
  return { log, add, away, stick };
}

test("an answer that does not fit is read from its question on, and no line above is cut", () => {
  const { log, add, away, stick } = logOf(60);
  const question = add(68);
  stick.grown({ row: question, start: question, own: true, isNew: true });
  const answer = add(700);
  stick.grown({ row: answer, start: question, own: false, isNew: true });
  expect(log.scrollTop).toBe(question.offsetTop - 4);
  // It is not the reader who has left the end: nothing leads back to it, and nothing takes the answer away.
  expect(away).toHaveBeenLastCalledWith(false);
  log.scrollHeight += 200;
  stick.grown({ row: answer, start: question, own: false, isNew: false });
  expect(away).toHaveBeenLastCalledWith(false);
  const next = add(60);
  expect(stick.grown({ row: next, start: next, own: false, isNew: true })).toBe(false);
  expect(log.scrollTop).toBe(question.offsetTop - 4);
});

test("an answer that fits is shown with all that stands before it", () => {
  const { log, add, away, stick } = logOf(60);
  const question = add(68);
  const answer = add(200);
  stick.grown({ row: answer, start: question, own: false, isNew: true });
  expect(log.scrollTop).toBe(0);
  expect(away).toHaveBeenLastCalledWith(false);
});

test("what comes below the rows is read from its top: the clock, and not the end of its question", () => {
  const { log, stick } = logOf(60);
  const row = { offsetTop: 16, offsetHeight: 68 } as HTMLElement;
  log.scrollHeight = 84 + 200;
  stick.grown({ row, start: row, own: true, isNew: true });
  expect(log.scrollTop).toBe(0);
  log.scrollHeight = 84 + 780;
  stick.grown({ row, start: row, own: false, isNew: false });
  expect(log.scrollTop).toBe(84);
});

test("who has gone away from the end stays, but for an own message", () => {
  const { log, add, away, stick } = logOf(900, 900);
  stick.readFrom(16);
  const said = add(60);
  expect(stick.grown({ row: said, start: said, own: false, isNew: true })).toBe(false);
  expect(log.scrollTop).toBe(12);
  expect(away).toHaveBeenLastCalledWith(true);
  const own = add(60);
  expect(stick.grown({ row: own, start: own, own: true, isNew: true })).toBe(true);
  expect(log.scrollTop).toBe(log.scrollHeight - 600);
});

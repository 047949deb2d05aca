import { expect, test } from "vitest";
import { lookAt } from "../../server/domain/ticket-looks.ts";
import { changed, filed, filedAt } from "../support/ticket-deeds.ts";

const minuteMs = 60_000;

test("looks that are half an hour apart are counted, and the time of the last one is kept to the minute", () => {
  let ticket = filed();
  const after = (minutes: number) => {
    const patch = lookAt(ticket, filedAt + minutes * minuteMs);
    if (patch) ticket = changed(ticket, { patch, entries: [] });
    return [(ticket.seenAt ?? 0) - filedAt, ticket.seenCount].join(" ");
  };
  expect(after(0)).toBe("0 1");
  // The screen that is open reads it again as something is done.
  expect(after(0.5)).toBe("0 1");
  expect(after(2)).toBe(`${2 * minuteMs} 1`);
  expect(after(31)).toBe(`${31 * minuteMs} 1`);
  expect(after(61)).toBe(`${61 * minuteMs} 2`);
});

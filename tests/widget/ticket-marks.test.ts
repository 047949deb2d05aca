import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import type { TicketNews } from "../../widget/models/support.ts";
import { followTickets } from "../../widget/models/ticket-marks.ts";

const one = "PD-20261121-0001-3";
const other = "PD-20261121-0002-1";

function following(
  answers: readonly (readonly string[])[],
  localStore = createLocalStore("t:", undefined),
) {
  const asked: unknown[] = [];
  const call = async (_name: string, payload: unknown) => {
    asked.push(payload);
    const numbers = answers[asked.length - 1];
    if (!numbers) throw new Error("unavailable");
    return { numbers, isOpen: true, at: `2026-11-21T08:0${asked.length}:00.000Z` };
  };
  const support = {
    session: signal<CustomerSession | null>(null),
    connection: { call } as never,
    ticketNews: signal<TicketNews | undefined>(undefined),
    movedTickets: signal<readonly string[]>([]),
    localStore,
  };
  const known: boolean[] = [];
  const stop = followTickets(support, (isOpen) => known.push(isOpen));
  return { support, asked, known, stop, localStore };
}
const session = {} as CustomerSession;

test("a device that asks for the first time has seen all; later it asks since then, and keeps what moved over a reload", async () => {
  const page = following([[], [one]]);
  expect(page.asked).toEqual([]);
  page.support.session.value = session;
  await vi.waitFor(() => expect(page.known).toEqual([true]));
  expect(page.asked).toEqual([{}]);
  page.support.ticketNews.value = { number: one };
  await vi.waitFor(() => expect(page.support.movedTickets.value).toEqual([one]));
  expect(page.asked[1]).toEqual({ since: "2026-11-21T08:01:00.000Z" });
  page.stop();

  const next = following([[other, one]], page.localStore);
  next.support.session.value = session;
  expect(next.support.movedTickets.value).toEqual([one]);
  await vi.waitFor(() => expect(next.support.movedTickets.value).toEqual([one, other]));
});

test("what was looked at has no mark any more, and one that could not be asked is asked again", async () => {
  const page = following([[one]]);
  page.support.session.value = session;
  await vi.waitFor(() => expect(page.support.movedTickets.value).toEqual([one]));
  page.support.movedTickets.value = [];
  page.support.session.value = { ...session };
  await vi.waitFor(() => expect(page.asked).toHaveLength(2));
  expect(page.support.movedTickets.value).toEqual([]);
  expect(page.asked[1]).toEqual({ since: "2026-11-21T08:01:00.000Z" });
});

import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { CustomerSession } from "../../protocol/sockets.ts";
import type { TicketSummary } from "../../protocol/ticket-summary.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import type { Support, TicketNews } from "../../widget/models/support.ts";
import { emitTicketEvents, followTickets } from "../../widget/models/ticket-marks.ts";

const one = "PD-20261121-0001-3";
const urgent = { number: "PD-20261121-0001-3" } as TicketSummary;
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
    return { numbers, isOpen: true, open: 2, urgent, at: `2026-11-21T08:0${asked.length}:00.000Z` };
  };
  const support = {
    session: signal<CustomerSession | null>(null),
    connection: { call } as never,
    ticketNews: signal<TicketNews | undefined>(undefined),
    movedTickets: signal<readonly string[]>([]),
    tickets: signal<Support["tickets"]["value"]>(undefined),
    localStore,
  };
  const stop = followTickets(support);
  return { support, asked, stop, localStore };
}
const session = {} as CustomerSession;

test("a device that asks for the first time says no time, and knows how the open ones stand; later it asks since then, and keeps what moved over a reload", async () => {
  const page = following([[], [one]]);
  expect(page.asked).toEqual([]);
  page.support.session.value = session;
  await vi.waitFor(() => expect(page.support.tickets.value).toMatchObject({ open: 2, urgent }));
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

test("the host page hears of each change with the state, and of none that was there before", () => {
  const news = signal<TicketNews | undefined>(undefined);
  const heard: unknown[] = [];
  const stop = emitTicketEvents(news, { emit: (...event) => heard.push(event) > 0 });
  expect(heard).toEqual([]);
  news.value = { number: one, state: "accepted" };
  news.value = { number: one, state: "accepted" };
  // From a server of before: it says no state.
  news.value = { number: other };
  stop();
  news.value = { number: one, state: "decided" };
  const accepted = ["ticket", { number: one, state: "accepted" }];
  expect(heard).toEqual([accepted, accepted]);
});

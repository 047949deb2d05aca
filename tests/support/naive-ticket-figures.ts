/** What complaints add to the figures, counted one by one from the rows themselves. */

import type { TicketNumber } from "../../protocol/ticket.ts";
import type { Store } from "../../server/ports/store.ts";
import type { Fact } from "./naive-figures.ts";

type Entries = Awaited<ReturnType<Store["ticketEntries"]>>;
type TicketEntry = Entries[number];

/** With these nothing is promised any more. */
const over: readonly string[] = ["withdrawn", "review-withdrawn", "merged", "closed"];

/** A later date of what was promised already: the newest thing said of a promise since the last decision was of the same kind. */
function isSamePromise(entries: Entries, index: number): boolean {
  const before = entries
    .slice(0, index)
    .findLast(({ promise, kind }) => promise !== undefined || kind === "decided");
  return before?.promise?.kind === entries[index]?.promise?.kind && before !== undefined;
}

/** What settles a promise: it is broken, the next thing is promised, it is decided, or the complaint is over. */
const ends = ({ kind, promise }: TicketEntry, promised: string): boolean =>
  kind === "breached" ||
  kind === "decided" ||
  over.includes(kind) ||
  (promise !== undefined && promise.kind !== promised);

/** Of complaints being filed and decided, promises about them kept and broken, and why; `numbers` are of all that there are. */
export async function ticketFactsOf(
  store: Store,
  numbers: readonly TicketNumber[],
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const number of numbers) {
    const ticket = await store.ticket(number);
    if (!ticket) continue;
    const shared = { topic: ticket.topic, locale: ticket.locale, team: ticket.team ?? "" };
    facts.push({ ...shared, name: "filed", at: ticket.createdAt });
    const entries = await store.ticketEntries(number);
    for (const [index, { promise }] of entries.entries()) {
      if (!promise || isSamePromise(entries, index)) continue;
      const outcome = entries.slice(index + 1).find((one) => ends(one, promise.kind));
      if (outcome === undefined || over.includes(outcome.kind)) continue;
      facts.push({ ...shared, name: "promised", at: outcome.at });
      if (outcome.kind !== "breached") facts.push({ ...shared, name: "kept", at: outcome.at });
    }
    const decisions = (await store.ticketEntries(number)).filter((one) => one.kind === "decided");
    const at = Math.min(...decisions.map((one) => one.at));
    if (decisions.length === 0 || ticket.state === "withdrawn" || ticket.mergedInto) continue;
    const names = ["decided", ...(ticket.cause ? ["caused", `cause.${ticket.cause}`] : [])];
    for (const name of names) facts.push({ ...shared, name, at });
  }
  return facts;
}

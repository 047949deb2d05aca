/** What complaints add to the figures, counted one by one from the rows themselves. */

import type { TicketNumber } from "../../protocol/ticket.ts";
import type { Store } from "../../server/ports/store.ts";
import type { Fact } from "./naive-figures.ts";

/** Of complaints being filed and decided, and why; `numbers` are of all that there are. */
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
    const decisions = (await store.ticketEntries(number)).filter((one) => one.kind === "decided");
    const at = Math.min(...decisions.map((one) => one.at));
    if (decisions.length === 0 || ticket.state === "withdrawn" || ticket.mergedInto) continue;
    const names = ["decided", ...(ticket.cause ? ["caused", `cause.${ticket.cause}`] : [])];
    for (const name of names) facts.push({ ...shared, name, at });
  }
  return facts;
}

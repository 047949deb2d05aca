/** What the bot says of a ticket, once somebody has looked it up. */

import type { TicketNumber, TicketState } from "../../protocol/ticket.ts";
import type { StoredBody } from "../domain/records.ts";
import type { Knowledge } from "./knowledge.ts";

/** The asking customer's own. */
export interface TicketStanding {
  readonly number: TicketNumber;
  readonly state: TicketState;
  /** Until when the next answer is promised, in the reader's words; where the first promise was broken, the new one. */
  readonly promised: string;
  readonly isLate: boolean;
  /** The new date was broken, too, and there is no other one. */
  readonly isUndated: boolean;
}

/** The ticket and one line of how it stands; a line that was said already is not said again. */
export function ticketBodies(
  { number, state, promised, isLate, isUndated }: TicketStanding,
  { knowledge, said }: { readonly knowledge: Knowledge; readonly said: ReadonlySet<string> },
): readonly StoredBody[] {
  const code = isUndated ? "ticket.undated" : isLate ? "ticket.late" : (`ticket.${state}` as const);
  const text = knowledge.wordings(code, promised).find((one) => !said.has(one));
  const card: StoredBody = { kind: "ticket", number };
  if (text === undefined) return [card];
  return [card, { kind: "text", text, code, ...(isLate && { offersAgent: true }) }];
}

/** Somebody else's and one that there is not are the same: not found, and a human is offered. */
export function noTicket(
  typed: string,
  { knowledge, said }: { readonly knowledge: Knowledge; readonly said: ReadonlySet<string> },
): StoredBody {
  const wordings = knowledge.wordings("ticket.unknown", typed);
  const text = wordings.find((one) => !said.has(one)) ?? wordings.at(-1) ?? "";
  return { kind: "text", text, code: "ticket.unknown", offersAgent: true };
}

import type { TicketNumber } from "../../protocol/ticket.ts";
import { readTicketNumber } from "../domain/ticket-number.ts";

/** A ticket that a message names, alone or in a sentence. */
export interface TicketMention {
  readonly typed: string;
  /** `undefined` where a digit is wrong or missing. */
  readonly number: TicketNumber | undefined;
}

const whole = /(?<![a-z\d])PD[\s\p{Pd}]?(\d{8})[\s\p{Pd}]?(\d{4,6})[\s\p{Pd}]?(\d)(?!\d)/iu;
/** What begins like one. */
const part = /(?<![a-z\d])PD\p{Pd}?\d[\d\p{Pd}]{3,18}(?<!\p{Pd})/iu;

export function ticketIn(text: string): TicketMention | undefined {
  const plain = text.normalize("NFKC");
  const [typed, day, count, check] = whole.exec(plain) ?? [];
  if (typed !== undefined)
    return { typed, number: readTicketNumber(`PD-${day}-${count}-${check}`) };
  const [begun] = part.exec(plain) ?? [];
  return begun === undefined ? undefined : { typed: begun, number: undefined };
}

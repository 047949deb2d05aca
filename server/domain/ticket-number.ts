import type { TicketNumber } from "../../protocol/ticket.ts";

const form = /^PD(\d{8})(\d{4,6})(\d)$/;

/** The `count`-th ticket of a day (`2026-11-21`), from 1. */
export function ticketNumber(date: string, count: number): TicketNumber {
  const day = date.replaceAll("-", "");
  const counted = String(count).padStart(4, "0");
  return `PD-${day}-${counted}-${checkDigit(day + counted)}` as TicketNumber;
}

/**
 * The number as it was given, whatever its case, spaces and dashes (phones make long ones, and people leave them out); undefined
 * where a digit is wrong or two neighbours are exchanged.
 */
export function readTicketNumber(typed: string): TicketNumber | undefined {
  const written = typed
    .normalize("NFKC")
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  const [, day, count, check] = form.exec(written) ?? [];
  if (day === undefined || count === undefined || check === undefined) return undefined;
  const isRight = checkDigit(day + count) === Number(check);
  return isRight ? (`PD-${day}-${count}-${check}` as TicketNumber) : undefined;
}

/**
 * The check digit of bank cards (Luhn, ISO/IEC 7812-1, annex B), moved on by five: it finds the same mistakes, and no
 * ticket number can be taken for a card number by whatever masks those.
 */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10) + 5) % 10;
}

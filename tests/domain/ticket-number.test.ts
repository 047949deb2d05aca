import { expect, test } from "vitest";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { readTicketNumber, ticketNumber } from "../../server/domain/ticket-number.ts";

test("a number holds the day, a count and a check digit, and is read as people type it", () => {
  const number = ticketNumber("2026-11-21", 1);
  expect(number).toMatch(/^PD-20261121-0001-\d$/);
  expect(readTicketNumber(` ${number.toLowerCase().replace("PD", "Ｐd")} `)).toBe(number);
  for (const typed of [number.replaceAll("-", ""), number.replaceAll("-", " – ")])
    expect(readTicketNumber(typed)).toBe(number);
  const many = ticketNumber("2026-11-21", 12_345);
  expect(readTicketNumber(many.replaceAll("-", ""))).toBe(many);
  expect(ticketNumber("2026-11-21", 12_345)).toMatch(/^PD-20261121-12345-\d$/);
});

test("a wrong digit is found wherever it stands, and so are nearly all exchanged neighbours", () => {
  let exchanged = 0;
  let found = 0;
  for (let count = 1; count <= 200; count += 1) {
    const number = ticketNumber("2026-11-21", count);
    [...number].forEach((char, at) => {
      if (!/\d/.test(char)) return;
      const wrong = number.slice(0, at) + ((Number(char) + 3) % 10) + number.slice(at + 1);
      expect([wrong, readTicketNumber(wrong)]).toEqual([wrong, undefined]);
      const next = number[at + 1] ?? "";
      if (!/\d/.test(next) || next === char) return;
      exchanged += 1;
      const turned = number.slice(0, at) + next + char + number.slice(at + 2);
      if (readTicketNumber(turned) === undefined) found += 1;
    });
  }
  expect(found / exchanged).toBeGreaterThan(0.95);
});

test("no ticket number is masked as a card number", () => {
  for (let count = 1; count <= 3_000; count += 1) {
    const number = ticketNumber("2026-11-21", count);
    expect(maskText(number)).toEqual({ text: number, redacted: [] });
  }
});

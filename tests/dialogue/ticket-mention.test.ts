import { expect, test } from "vitest";
import { ticketIn } from "../../server/dialogue/ticket-mention.ts";
import { ticketNumber } from "../../server/domain/ticket-number.ts";

const number = ticketNumber("2026-11-21", 1);

test.each([
  number,
  `${number} 到哪一步了`,
  `工单${number.toLowerCase()}怎么还没有人回`,
  `ticket ${number.replaceAll("-", "–")}, any news?`,
  number.replaceAll("-", ""),
  number.replaceAll("-", " "),
])("“%s” names the ticket", (text) => {
  expect(ticketIn(text)?.number).toBe(number);
});

test("a number with a wrong digit, or cut short, is named and none", () => {
  const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);
  expect(ticketIn(`查一下${wrong}`)).toEqual({ typed: wrong, number: undefined });
  expect(ticketIn("PD-20261121 呢")).toEqual({ typed: "PD-20261121", number: undefined });
});

test.each(["PD快充坏了", "20250911220014498871", "PAY-1001", "iPD-20261121-0001-7", "PD 30w"])(
  "“%s” names none",
  (text) => {
    expect(ticketIn(text)).toBeUndefined();
  },
);

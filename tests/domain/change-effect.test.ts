import { expect, test } from "vitest";
import { kindFigures, savedHandovers } from "../../server/domain/change-effect.ts";

const figures = (asked: number, handedOver: number) => ({
  asked,
  answered: 0,
  helpful: 0,
  handedOver,
});

test("who asks for a person outright asks nothing that an article could answer", () => {
  expect(
    kindFigures([
      { outcome: "human", handedOver: true },
      { outcome: "none", handedOver: true },
      { outcome: "answer", helpful: true },
      { outcome: "answer", helpful: false, handedOver: true },
    ]),
  ).toEqual({ asked: 3, answered: 2, helpful: 1, handedOver: 2 });
});

test.each([
  [figures(10, 5), figures(20, 2), 8],
  [figures(10, 1), figures(20, 6), -4],
  [figures(10, 0), figures(0, 0), 0],
  [figures(0, 0), figures(20, 2), undefined],
])("%j before and %j after: %j handovers are saved", (before, after, saved) => {
  expect(savedHandovers(before, after)).toBe(saved);
});

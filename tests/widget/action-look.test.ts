import { expect, test } from "vitest";
import { lookOf } from "../../widget/screens/actions.tsx";

test("the newest card's first button is filled, but not beside a transaction that waits to be sent", () => {
  const first = { live: true, index: 0, about: undefined };
  expect(lookOf(first)).toBe("primary");
  expect(lookOf({ ...first, about: "PAY-1001" })).toBe("secondary");
  expect(lookOf({ ...first, index: 1 })).toBe("secondary");
  expect(lookOf({ ...first, live: false })).toBe("secondary");
});

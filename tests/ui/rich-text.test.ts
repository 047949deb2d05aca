import { expect, test } from "vitest";
import { isSafeLink } from "../../ui/rich-text.tsx";

test("S15 a link leads to the web, a phone or a mailbox, and nowhere else", () => {
  expect(["https://a.example", "tel:400", "mailto:a@b.c"].every(isSafeLink)).toBe(true);
  const others = ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//a.example", "/x"];
  expect(others.some(isSafeLink)).toBe(false);
});

import { expect, test } from "vitest";
import { isComposing } from "../../ui/composer.tsx";

test("Enter that ends an input method's composition does not send", () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});

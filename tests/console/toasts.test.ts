import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createToasts, type Toasts } from "../../console/models/toasts.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const textsOf = ({ items }: Toasts) => items.value.map(({ text }) => text);

test("a toast is gone after six seconds, or when it is dismissed", () => {
  const toasts = createToasts();
  toasts.show("a");
  vi.advanceTimersByTime(3_000);
  toasts.show("b");
  toasts.show("c");
  toasts.dismiss(toasts.items.value[2]?.id ?? 0);
  expect(textsOf(toasts)).toEqual(["a", "b"]);
  vi.advanceTimersByTime(3_000);
  expect(textsOf(toasts)).toEqual(["b"]);
});

test("the same text is shown once, for six seconds from the last time on", () => {
  const toasts = createToasts();
  toasts.show("a");
  toasts.show("b");
  vi.advanceTimersByTime(5_000);
  toasts.show("a");
  expect(textsOf(toasts)).toEqual(["b", "a"]);
  vi.advanceTimersByTime(5_999);
  expect(textsOf(toasts)).toEqual(["a"]);
});

test("of more than three the oldest goes", () => {
  const toasts = createToasts();
  for (const text of ["a", "b", "c", "d"]) toasts.show(text);
  expect(textsOf(toasts)).toEqual(["b", "c", "d"]);
});

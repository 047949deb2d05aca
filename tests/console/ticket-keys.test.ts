import { expect, test } from "vitest";
import zhCN from "../../console/locales/zh-CN.json";
import type { KeyPress } from "../../console/models/keyboard.ts";
import { ticketCommandOf, ticketShortcuts } from "../../console/models/ticket-keys.ts";

const press = (key: string, parts: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...parts,
});

test("every key of the page of complaints has one command, and every command a text in the help", () => {
  expect(ticketShortcuts).toContainEqual({ command: "take", key: "t", label: "T" });
  const labels = ticketShortcuts.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  for (const { key, command } of ticketShortcuts)
    expect(ticketCommandOf(press(key), "page")).toBe(command);
  const texts = ticketShortcuts.map(({ command }) => `ticketKeys.${command}`);
  expect(Object.keys(zhCN)).toEqual(expect.arrayContaining(texts));
});

test("a key is text in a field, does nothing behind a dialog, and a letter with Shift is another one", () => {
  for (const { key, command } of ticketShortcuts) {
    expect(ticketCommandOf(press(key), "field")).toBe(command === "leave" ? "leave" : undefined);
    expect(ticketCommandOf(press(key), "dialog")).toBeUndefined();
  }
  expect(ticketCommandOf(press("C", { shiftKey: true }), "page")).toBeUndefined();
  expect(ticketCommandOf(press("c", { ctrlKey: true }), "page")).toBeUndefined();
});

test("a key is known while a Chinese input method is on, and held down it acts once", () => {
  expect(ticketCommandOf(press("Process", { code: "KeyD" }), "page")).toBe("decide");
  expect(ticketCommandOf(press("？"), "page")).toBe("help");
  expect(ticketCommandOf(press("c", { repeat: true }), "page")).toBeUndefined();
  expect(ticketCommandOf(press("j", { repeat: true }), "page")).toBe("next");
});

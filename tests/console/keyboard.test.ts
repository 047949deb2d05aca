import { describe, expect, test } from "vitest";
import { commandOf, type KeyPress, shortcuts } from "../../console/models/keyboard.ts";

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

type Shortcut = (typeof shortcuts)[number];

const pressOf = (shortcut: Shortcut): KeyPress =>
  press(shortcut.key, { shiftKey: "shift" in shortcut, altKey: "alt" in shortcut });

describe("the keyboard table", () => {
  test("has every key and every command once", () => {
    const keys = shortcuts.map(({ label }) => label);
    const commands = shortcuts.map(({ command }) => command);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(commands).size).toBe(commands.length);
  });

  test("gives each key its command on the page", () => {
    for (const shortcut of shortcuts)
      expect(commandOf(pressOf(shortcut), "page")).toBe(shortcut.command);
  });
});

describe("a key", () => {
  test("means the same with caps lock on", () => {
    expect(commandOf(press("J"), "page")).toBe("next");
  });

  test("is text in a field, except those that leave it or that attach an article", () => {
    const inField = shortcuts.filter((one) => commandOf(pressOf(one), "field") !== undefined);
    expect(inField.map(({ command }) => command)).toEqual([
      "suggested-1",
      "suggested-2",
      "suggested-3",
      "leave",
    ]);
  });

  test("means something else with Shift, where there is such a command", () => {
    expect(commandOf(press("T", { shiftKey: true }), "page")).toBe("transfer");
    expect(commandOf(press("t"), "page")).toBe("take");
    expect(commandOf(press("J", { shiftKey: true }), "page")).toBeUndefined();
    expect(commandOf(press("?", { shiftKey: true }), "page")).toBe("help");
  });

  test("of a Chinese keyboard, which is wide, means the same", () => {
    expect(commandOf(press("；"), "page")).toBe("saved-replies");
    expect(commandOf(press("、"), "page")).toBe("articles");
  });

  test("does nothing behind a dialog", () => {
    for (const one of shortcuts) expect(commandOf(pressOf(one), "dialog")).toBeUndefined();
  });

  test("leaves Enter to the button that has the focus", () => {
    expect(commandOf(press("Enter"), "button")).toBeUndefined();
    expect(commandOf(press("Enter"), "page")).toBe("open");
  });

  test("with Ctrl, Alt or Command belongs to the browser", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"] as const)
      expect(commandOf(press("e", { [held]: true }), "page")).toBeUndefined();
  });

  test("that chooses a candidate of an input method is no command", () => {
    expect(commandOf(press("Enter", { isComposing: true }), "page")).toBeUndefined();
  });

  test("is known by its position where an input method hides its name", () => {
    expect(commandOf(press("Process", { code: "KeyT" }), "page")).toBe("take");
    expect(commandOf(press("Process", { code: "Slash" }), "page")).toBe("articles");
    expect(commandOf(press("Process", { code: "Digit2" }), "page")).toBe("view-resolved");
  });

  test("that is held down moves through the list, but takes only one customer", () => {
    expect(commandOf(press("j", { repeat: true }), "page")).toBe("next");
    expect(commandOf(press("t", { repeat: true }), "page")).toBeUndefined();
  });
});

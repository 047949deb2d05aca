import { describe, expect, test } from "vitest";
import { commandOf, type KeyPress, shortcuts } from "../../console/models/keyboard.ts";

const press = (key: string, parts: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  ...parts,
});

describe("the keyboard table", () => {
  test("has every key and every command once", () => {
    const keys = shortcuts.map(({ key }) => key);
    const commands = shortcuts.map(({ command }) => command);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(commands).size).toBe(commands.length);
  });

  test("gives each key its command on the page", () => {
    for (const { key, command } of shortcuts) expect(commandOf(press(key), "page")).toBe(command);
  });
});

describe("a key", () => {
  test("means the same with caps lock on", () => {
    expect(commandOf(press("J"), "page")).toBe("next");
  });

  test("is text in a field, except the one that leaves it", () => {
    const inField = shortcuts.filter(({ key }) => commandOf(press(key), "field") !== undefined);
    expect(inField.map(({ command }) => command)).toEqual(["leave"]);
  });

  test("does nothing behind a dialog", () => {
    for (const { key } of shortcuts) expect(commandOf(press(key), "dialog")).toBeUndefined();
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
    expect(commandOf(press("Process", { code: "Digit2" }), "page")).toBe("view-mine");
  });

  test("that is held down moves through the list, but takes only one customer", () => {
    expect(commandOf(press("j", { repeat: true }), "page")).toBe("next");
    expect(commandOf(press("t", { repeat: true }), "page")).toBeUndefined();
  });
});

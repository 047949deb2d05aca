import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, isBlank, nameFrom } from "../../protocol/text.ts";

describe("a text that shows nothing is blank", () => {
  test.each([
    ["nothing", ""],
    ["spaces and line breaks", " \t\n\u3000\u00a0\u2003"],
    ["zero width spaces and joiners", "\u200b\u200c\u200d\u2060\ufeff"],
    ["Hangul fillers", "\u3164\u115f\u1160\uffa0"],
    ["empty Braille", "\u2800\u2800"],
    ["accents without a letter", "\u0301\u0489\u20e3"],
    ["marks of direction", "\u202e\u202d\u2066\u2069\u200f\u061c"],
    ["selectors and tags", "\ufe0f\u{e0041}\u{e007f}\u180b"],
    ["an empty note head", "\u{1d159}"],
    ["controls", "\u0000\u0007\u009f"],
    ["all of them", "\u200b \u3164\u2800\u0301\u202e"],
  ])("%s", (_, text) => expect(isBlank(text)).toBe(true));
});

describe("a text that shows something is not blank", () => {
  test.each(["0", ".", "好", "é", "e\u0301", "❤️", "1️⃣", "👨‍👩‍👧", "🇨🇳", "؟", "ㅋ", "⠁", "\u202e好"])(
    "%s",
    (text) => expect(isBlank(text)).toBe(false),
  );

  test("whatever stands around it", () => {
    const padding = fc.string({
      unit: fc.constantFrom("\u200b", " ", "\u3164", "\u0301", "\u2800"),
    });
    fc.assert(fc.property(padding, padding, (before, after) => !isBlank(`${before}好${after}`)));
  });
});

test("a text that is cut never ends in half a character", () => {
  expect(cutText("ab𠮷", 3)).toBe("ab");
  expect(cutText("ab𠮷", 4)).toBe("ab𠮷");
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "好", "𠮷") }),
      fc.nat(20),
      (text, length) => {
        const cut = cutText(text, length);
        return cut.length <= length && cut.isWellFormed() && text.startsWith(cut);
      },
    ),
  );
});

describe("a name", () => {
  test.each([
    ["is one line", "林\n\n晓\tA", "林 晓 A"],
    ["has no marks of direction", "\u202etxt.exe\u2066", "txt.exe"],
    ["keeps its accents", "Nguyễn Thị", "Nguyễn Thị"],
    ["keeps accents that are signs of their own", "Tha\u0323\u0302nh", "Tha\u0323\u0302nh"],
    ["is cut where it is long", "晓".repeat(3_000), "晓".repeat(100)],
    ["is none where it is blank", "\u3164\u200b", undefined],
  ])("%s", (_, text, expected) => expect(nameFrom(text, 100)).toBe(expected));

  test("has at most four accents on a letter", () => {
    expect(nameFrom(`Z${"\u0335".repeat(50)}o`, 100)).toBe(`Z${"\u0335".repeat(4)}o`);
  });
});

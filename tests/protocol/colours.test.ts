import fc from "fast-check";
import { expect, test } from "vitest";
import { type Colour, contrast, legibleOn, textOn } from "../../protocol/colours.ts";
import { accentColours } from "../../ui/theme.ts";

const part = fc.integer({ min: 0, max: 255 });
const colour: fc.Arbitrary<Colour> = fc.tuple(part, part, part);
const read = (value = ""): Colour => {
  if (value === "#fff") return [255, 255, 255];
  if (value === "#000") return [0, 0, 0];
  const [red = 0, green = 0, blue = 0] = (value.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
};

test("contrast is that of WCAG", () => {
  expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test("text on the accent is black or white, whichever can be read", () => {
  expect(textOn([0x1a, 0x55, 0xee])).toBe("#fff");
  expect(textOn([0x7f, 0xa2, 0xff])).toBe("#000");
  expect(textOn([255, 230, 0])).toBe("#000");
});

test("a colour that can be read is left as it is", () => {
  expect(legibleOn([0x1a, 0x55, 0xee], [[255, 255, 255]])).toEqual([0x1a, 0x55, 0xee]);
});

test("whatever the accent, text on it and text in it keep 4.5:1 in both themes", () => {
  fc.assert(
    fc.property(colour, fc.constantFrom("light" as const, "dark" as const), (accent, look) => {
      const colours = accentColours(accent, look);
      const of = (name: string) => read(colours[name]);
      const card: Colour = look === "light" ? [255, 255, 255] : [27, 30, 36];
      const words: Colour = look === "light" ? [20, 23, 31] : [241, 243, 247];
      // Half a step of rounding.
      const least = 4.4;
      expect(contrast(of("--pd-on-accent"), of("--pd-accent"))).toBeGreaterThan(least);
      for (const ground of [card, of("--accent-tint")])
        expect(contrast(of("--accent-text"), ground)).toBeGreaterThan(least);
      for (const ground of ["--own", "--wash"])
        expect(contrast(words, of(ground))).toBeGreaterThan(least);
    }),
  );
});

import { type Colour, contrast, legibleOn } from "./colours.ts";

/** The wallet's accent, as six digits in hex: `#1a55ee`. It is the ground of white text, and text on white. */

const white: Colour = [255, 255, 255];
const readable = 4.5;

/** With white, which is the same both ways: 1..21, cut to a tenth, so that what is too little never reads as enough. */
export const accentContrast = (hex: string): number =>
  Math.floor(contrast(colourOf(hex), white) * 10) / 10;

export const isReadableAccent = (hex: string): boolean =>
  contrast(colourOf(hex), white) >= readable;

/** The accent, made only so much darker that it can be read. */
export const readableAccent = (hex: string): string => hexOf(legibleOn(colourOf(hex), [white]));

export function colourOf(hex: string): Colour {
  const all = Number.parseInt(hex.slice(1), 16);
  return [(all >> 16) & 255, (all >> 8) & 255, all & 255];
}

/** Rounded down: darker, and so never below what was measured. */
const hexOf = (colour: Colour): string =>
  `#${colour.map((part) => Math.floor(part).toString(16).padStart(2, "0")).join("")}`;

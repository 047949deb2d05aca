/** Colours as numbers: the engines of old WebViews have no color-mix, and none checks a contrast. */

/** sRGB, 0–255: red, green, blue. */
export type Colour = readonly [number, number, number];

/** So much of the colour on that ground, 0..1. */
export const mix = (colour: Colour, ground: Colour, share: number): Colour =>
  ground.map((part, index) => part + ((colour[index] ?? 0) - part) * share) as unknown as Colour;

export const css = (colour: Colour): string => `rgb(${colour.map(Math.round)})`;

/** WCAG 2.2: 1..21. Text needs 4.5. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const readable = 4.5;

/** Black or white, whichever can be read on the colour. One of them always can. */
export const textOn = (ground: Colour): string =>
  contrast(white, ground) >= readable ? "#fff" : "#000";

/** The colour, made so much darker (on light grounds) or lighter (on dark ones) that it can be read on all of them. */
export function legibleOn(colour: Colour, grounds: readonly Colour[]): Colour {
  const towards = grounds.some((ground) => luminance(ground) > 0.2) ? black : white;
  let text = colour;
  for (let share = 0; grounds.some((ground) => contrast(text, ground) < readable); share += 0.04)
    text = mix(towards, colour, share);
  return text;
}

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Where things lie in a chart. */

/** Steps for what is counted: there is no half of a conversation. */
export const countsTo = (most: number): readonly number[] =>
  most < 3
    ? Array.from({ length: Math.max(1, Math.ceil(most)) + 1 }, (_, at) => at)
    : ticksTo(most);

/** Steps of shares, 0..1, to at least `most`: whole tenths, or quarters. */
export const sharesTo = (most: number): readonly number[] =>
  most <= 0.3 ? [0, 0.1, 0.2, 0.3] : most <= 0.6 ? [0, 0.2, 0.4, 0.6] : [0, 0.25, 0.5, 0.75, 1];

/** Steps from 0 to at least `most`, three or four of them. */
export function ticksTo(most: number): readonly number[] {
  const rough = Math.max(most, 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const whole = most >= 3 ? Math.max(1, Math.ceil(step)) : step;
  return Array.from({ length: Math.ceil(Math.max(most, 1) / whole) + 1 }, (_, at) => at * whole);
}

/**
 * Labels in their order from the top, moved apart so that none covers another; within `height` as far as there is room. One of several
 * lines has a gap as high as they are, below it.
 */
export function spread(
  places: readonly number[],
  { gap, height }: { readonly gap: number | readonly number[]; readonly height: number },
): readonly number[] {
  const gapOf = (index: number) => (typeof gap === "number" ? gap : (gap[index] ?? 0));
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const place = Math.max(places[index] ?? 0, free);
    moved[index] = place;
    free = place + gapOf(index);
  }
  // The last one ends where there is room for its lines.
  const last = order.at(-1);
  let below = height + (typeof gap === "number" || last === undefined ? 0 : 17 - gapOf(last));
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, below);
    const next = order[order.indexOf(index) + 1];
    below = (moved[index] ?? 0) - (next === undefined ? 0 : gapOf(next));
  }
  return moved;
}

/** From so many points on one can say what is usual; and fewer at one point are chance. */
const fewestPoints = 8;
const fewestAtPeak = 20;

/** Where there were twice as many as usual, and more than anywhere else. */
export function peakOf(counts: readonly number[]): number | undefined {
  if (counts.length < fewestPoints) return undefined;
  const usual = [...counts].sort((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0;
  const most = Math.max(...counts);
  return most >= fewestAtPeak && most >= 2 * usual ? counts.indexOf(most) : undefined;
}

/** Names above points, as places from the top: one that would lie on another goes above it. */
export function stacked(
  names: readonly { readonly x: number; readonly y: number }[],
  { width, gap }: { readonly width: number; readonly gap: number },
): readonly number[] {
  const placed: { readonly x: number; readonly y: number }[] = [];
  for (const { x, y } of names) {
    let free = y;
    for (const one of placed)
      if (Math.abs(one.x - x) < width && Math.abs(one.y - free) < gap) free = one.y - gap;
    placed.push({ x, y: free });
  }
  return placed.map((one) => one.y);
}

/** In pixels, of text of 12: Latin letters are half as wide as 汉字. */
export const widthOfText = (text: string): number => halvesOf(text) * 6.5;

const halvesOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter < "\u2e80" ? 1 : 2), 0);

/** So much of a name has room, in halves of a 汉字; the table has all of it. */
export function cutTo(name: string, room: number): string {
  let left = room;
  for (const [at, letter] of [...name].entries()) {
    left -= halvesOf(letter);
    if (left < 0)
      return `${[...name]
        .slice(0, at - 1)
        .join("")
        .trimEnd()}…`;
  }
  return name;
}

/** Names over their places, each in the first lane from the top that has room there; none leaves the frame. Without room: no lane. */
export function inLanes(
  names: readonly { readonly x: number; readonly width: number }[],
  { left, right, most }: { readonly left: number; readonly right: number; readonly most: number },
): readonly { readonly lane: number | undefined; readonly x: number }[] {
  const lanes = Array.from({ length: most }, (): { from: number; to: number }[] => []);
  return names.map(({ x, width }) => {
    const middle = Math.max(left + width / 2, Math.min(x, right - width / 2));
    const [from, to] = [middle - width / 2 - laneGap, middle + width / 2 + laneGap];
    const free = lanes.findIndex((taken) => taken.every((one) => one.to <= from || one.from >= to));
    lanes[free]?.push({ from, to });
    return { lane: free === -1 ? undefined : free, x: middle };
  });
}
const laneGap = 4;

/** So many of the labels of an axis that they do not touch; the first and no two that are near. */
export const everyFor = (count: number, room: number, each: number): number =>
  Math.max(1, Math.ceil((count * each) / Math.max(room, 1)));

/** Steps of minutes that have room for the target, too: one far above all that was is said, not drawn. */
export function withTarget(most: number, target: number | undefined) {
  const isDrawn = target !== undefined && target <= Math.max(most, 1 / 3) * farAbove;
  return { ticks: ticksTo(isDrawn ? Math.max(most, target) : most), isDrawn };
}
const farAbove = 3;

/** A path through the points; a gap where there is nothing. */
export function pathThrough(points: readonly (readonly [x: number, y: number] | undefined)[]) {
  let isOn = false;
  return points
    .map((point) => {
      const sign = isOn ? "L" : "M";
      isOn = point !== undefined;
      return point === undefined ? "" : `${sign}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    })
    .join("");
}

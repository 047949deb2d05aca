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

/** Labels in their order from the top, moved apart so that none covers another; within `height` as far as there is room. */
export function spread(
  places: readonly number[],
  { gap, height }: { readonly gap: number; readonly height: number },
): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let above = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    above = Math.max(places[index] ?? 0, above + gap);
    moved[index] = above;
  }
  let below = height;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, below);
    below = (moved[index] ?? 0) - gap;
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

/** So many of the labels of an axis that they do not touch; the first and no two that are near. */
export const everyFor = (count: number, room: number, each: number): number =>
  Math.max(1, Math.ceil((count * each) / Math.max(room, 1)));

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

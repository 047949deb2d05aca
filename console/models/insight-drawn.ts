/** Which lines of a chart are drawn: as many as the eye holds. */

/** Of several shares the highest, where it is twice the middle one and 0.15 above it. */
export interface Standout {
  readonly at: number;
  readonly rise: number;
}

const leastRise = 0.15;

export function standoutOf(shares: readonly (number | undefined)[]): Standout | undefined {
  const known = shares.filter((one) => one !== undefined).sort((one, other) => one - other);
  const middle = known[Math.floor((known.length - 1) / 2)];
  const most = known.at(-1);
  if (middle === undefined || most === undefined) return undefined;
  if (most < 2 * middle || most - middle < leastRise) return undefined;
  return { at: shares.indexOf(most), rise: most - middle };
}

interface Telling<One> {
  /** The one that the eye is to find. */
  readonly main: One | undefined;
  /** 0 where it has not risen. */
  readonly riseOf: (one: One) => number;
  readonly most: number;
}

/** The main one, those that rose most and then the first ones, which are the largest; in the order in which they were. */
export function mostTelling<One>(
  all: readonly One[],
  { main, riseOf, most }: Telling<One>,
): readonly One[] {
  const risen = all
    .filter((one) => riseOf(one) > 0)
    .sort((one, other) => riseOf(other) - riseOf(one))
    .slice(0, Math.ceil(most / 2));
  const order = new Set([...(main === undefined ? [] : [main]), ...risen, ...all]);
  const drawn = new Set([...order].slice(0, most));
  return all.filter((one) => drawn.has(one));
}

/** A seeded generator (mulberry32): what a run has drawn can be drawn again. */
export interface Random {
  /** 0 ≤ n < below. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** So many signs of an alphabet. */
  signs(alphabet: string, count: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return {
    below,
    pick,
    signs: (alphabet, count) => Array.from({ length: count }, () => pick([...alphabet])).join(""),
  };
}

export const digits = "0123456789";
export const hexadecimal = "0123456789abcdef";
export const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

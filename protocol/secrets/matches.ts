import type { FoundSecret, SecretKind } from "./kind.ts";

/** What the first group of each pattern has matched; the words around it are no secret. The patterns are global. */
export function matchesOf(
  kind: SecretKind,
  text: string,
  patterns: readonly RegExp[],
): readonly FoundSecret[] {
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (found) => {
      const [whole, value = whole] = found;
      const start = found.index + whole.lastIndexOf(value);
      return { kind, start, end: start + value.length };
    }),
  );
}

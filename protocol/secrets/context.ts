/**
 * What the words around a number or a string say it is. The nearest one before it counts, as people write “my card is …”
 * and “order …”; where there is none, the nearest one behind it.
 */
export function nearestContext<Name extends string>(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  contexts: Readonly<Record<Name, RegExp>>,
): Name | undefined {
  const before = text.slice(Math.max(0, start - lookBack), start);
  const after = text.slice(end, end + lookAhead);
  const names = Object.keys(contexts) as Name[];
  const behind = names
    .map((name) => ({ name, at: lastEnd(before, contexts[name]) }))
    .filter(({ at }) => at > 0)
    .sort((one, other) => other.at - one.at);
  const ahead = names
    .map((name) => ({ name, at: after.search(contexts[name]) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return (behind[0] ?? ahead[0])?.name;
}

/** In UTF-16 code units. */
const lookBack = 60;
const lookAhead = 24;

/** Where the last match ends; 0 where there is none. The pattern is global. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const found of text.matchAll(pattern)) end = found.index + found[0].length;
  return end;
}

/** What a placeholder of a saved reply can stand for. */
export interface PlaceholderFacts {
  readonly customer: string | undefined;
  readonly agent: string;
  readonly topic: string | undefined;
  readonly time: string;
}

/** `{称呼}` in a saved reply; the names in every language of the console. */
const names: Record<keyof PlaceholderFacts, readonly string[]> = {
  customer: ["称呼", "稱呼", "客户", "客戶", "name", "customer"],
  agent: ["客服", "agent"],
  topic: ["主题", "主題", "topic"],
  time: ["时间", "時間", "time"],
};

/** A Chinese keyboard writes the braces wide. */
const pattern = /[{｛]([^{}｛｝\n]{1,40})[}｝]/g;

const factOf = (name: string) =>
  (Object.keys(names) as (keyof PlaceholderFacts)[]).find((one) =>
    names[one].includes(name.trim().toLowerCase()),
  );

/** What is known is filled in. The rest stays as it is, for the agent to fill. */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts): string =>
  text.replace(pattern, (whole, name: string) => {
    const fact = factOf(name);
    return (fact && facts[fact]) || whole;
  });

/** The names in braces for which there is no fact, each once: whoever sends the reply fills them. */
export const blanksIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(pattern)].flatMap(([, name = ""]) => (factOf(name) ? [] : [name.trim()])),
  ),
];

/** The first that still stands in a reply, with its braces. No customer gets one. */
export const unfilledIn = (text: string): string | undefined => text.match(pattern)?.[0];

/** The next placeholder that nobody has filled, from there on; after the last comes the first. */
export function nextPlaceholder(
  text: string,
  from: number,
): { readonly from: number; readonly to: number } | undefined {
  const found = [...text.matchAll(pattern)];
  const next = found.find(({ index }) => index >= from) ?? found[0];
  return next && { from: next.index, to: next.index + next[0].length };
}

import type { ArticleId } from "../../protocol/conversation.ts";
import type { Content } from "../../server/faq/content/content.ts";
import type { TestQuestion } from "../../server/faq/learn/evaluate.ts";

/**
 * Look-ups: a keyword as editors listed it, and Latin keywords with a typing mistake. The signals that find these are hardly
 * needed for sentences.
 */
export function lookupsOf(content: Content) {
  const owners = ownersOf(content);
  const draw = drawing(7);
  const asked = (change: (keyword: string) => string | undefined): readonly TestQuestion[] =>
    [...owners].flatMap(([keyword, expect]) => {
      const q = change(keyword);
      return q === undefined ? [] : [{ q, expect: [...expect] }];
    });
  return {
    keywords: asked((keyword) => (keyword.length <= 14 ? keyword : undefined)),
    mistyped: [...asked(swapped), ...asked(shortened)],
  };

  /** Two neighbouring letters are exchanged. */
  function swapped(keyword: string) {
    const at = placeIn(keyword);
    if (at === undefined || keyword.charAt(at) === keyword.charAt(at + 1)) return undefined;
    const [one, other] = [keyword.charAt(at), keyword.charAt(at + 1)];
    return keyword.slice(0, at) + other + one + keyword.slice(at + 2);
  }

  /** A letter is missing. */
  function shortened(keyword: string) {
    const at = placeIn(keyword);
    return at === undefined ? undefined : keyword.slice(0, at) + keyword.slice(at + 1);
  }

  /** A random place inside a short Latin keyword. */
  function placeIn(keyword: string) {
    return /^[a-z ]{5,14}$/.test(keyword) ? 1 + draw(keyword.length - 3) : undefined;
  }
}

function ownersOf(content: Content): ReadonlyMap<string, ReadonlySet<ArticleId>> {
  const owners = new Map<string, Set<ArticleId>>();
  for (const [id, versions] of content.articles)
    for (const { keywords } of versions.values())
      for (const keyword of keywords) {
        const key = keyword.toLowerCase();
        owners.set(key, (owners.get(key) ?? new Set()).add(id));
      }
  return owners;
}

/** Pseudo-random numbers, the same ones in every run. */
function drawing(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

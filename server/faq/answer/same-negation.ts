/** “我有问题” is no goodbye, although it shares most of “没有问题了”: small talk means what its phrasing means, negation and all. */

import type { Content } from "../content/content.ts";
import type { Ranking } from "./ranking.ts";
import type { Target } from "./targets.ts";

/** “不好意思”, “差不多” deny nothing. The texts are simplified and in lower case. */
const idle = /不好意思|不客气|不错|差不多|不如|要不|能不能|是不是|有没有|好不好|可不可以/gu;
const negation =
  /[没不未无别冇唔莫甭]|\b(?:no|not|non|none|never|nothing|without|cannot)\b|n['’]?t\b/u;

/** The negation of a longer text may belong to any of its parts. */
const longest = 24;
/** From here on two texts share so much that the negation makes the difference: the share of pairs and words in common. */
const near = 0.4;

interface NegatedText {
  readonly parts: ReadonlySet<string>;
  readonly denies: boolean;
}

/** Takes out of a ranking the small talk that the question is the contrary of. `plain` simplifies a text. */
export function createNegationFilter(
  { smallTalk }: Content,
  targets: readonly Target[],
  plain: (text: string) => string,
): (ranking: Ranking) => Ranking {
  const read = (text: string): NegatedText => ({
    parts: partsOf(text),
    denies: negation.test(text.replace(idle, "")),
  });
  const listed = (texts: readonly string[] = []) => texts.map((text) => read(plain(text)));
  const phrasings = targets.map((target) =>
    target.kind === "greeting"
      ? listed(smallTalk.greeting[target.name]?.phrasings)
      : target.kind === "useless"
        ? listed(smallTalk.useless.phrasings)
        : [],
  );
  return (ranking) => {
    const text = ranking.question.analysis.normalized.plain.trim();
    if (text.length > longest) return ranking;
    const asked = read(text);
    const best = ranking.best.filter(({ target }) => !isContrary(asked, phrasings[target] ?? []));
    return best.length === ranking.best.length ? ranking : { ...ranking, best };
  };
}

/** True where the nearest phrasing is near, and denies what the text says, or says what it denies. */
function isContrary(asked: NegatedText, phrasings: readonly NegatedText[]): boolean {
  const nearest = (denies: boolean) =>
    Math.max(
      0,
      ...phrasings
        .filter((one) => one.denies === denies)
        .map(({ parts }) => shared(asked.parts, parts)),
    );
  const contrary = nearest(!asked.denies);
  return contrary >= near && contrary > nearest(asked.denies);
}

/** 0..1, after Dice. */
function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0;
  for (const part of some) if (others.has(part)) common += 1;
  return (2 * common) / Math.max(1, some.size + others.size);
}

/** Latin words, and pairs of other characters. */
function partsOf(text: string): ReadonlySet<string> {
  const runs = text.match(/[a-z0-9'’]+|[^\sa-z0-9'’\p{P}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) =>
      /^[a-z0-9'’]/.test(run) || run.length < 2
        ? [run]
        : [...run].slice(1).map((character, at) => `${[...run][at]}${character}`),
    ),
  );
}

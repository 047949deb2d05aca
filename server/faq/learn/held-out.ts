/**
 * Asks the engine the editors' own phrasings as if it had never seen them. Fold by fold, a part of the phrasings, of the
 * small talk and of the out-of-scope questions is left out of the model and then asked. Some articles are left out completely:
 * their phrasings are then questions that nothing answers.
 */

import type { ArticleId } from "../../../protocol/conversation.ts";
import { buildModel, type ModelOptions } from "../answer/index/build-model.ts";
import type { Model } from "../answer/index/model.ts";
import { createRanker, type Ranking } from "../answer/ranking.ts";
import { listTargets, type Target } from "../answer/targets.ts";
import type { ArticleVersions, Content } from "../content/content.ts";
import type { Task } from "../task.ts";
import { createAnalyzer } from "../text/analysis.ts";

export interface HeldOutText {
  readonly text: string;
  /** Its target; an out-of-scope target for the phrasings of a hidden article. */
  readonly expected: Target;
  readonly isOfHiddenArticle: boolean;
  readonly ranking: Ranking;
  /** The model that ranked it, and that was built without it. */
  readonly model: Model;
}

export const folds = 10;

/** All texts that one fold leaves out, ranked by a model without them. */
export function* askHeldOut(
  content: Content,
  fold: number,
  options: ModelOptions = {},
): Task<readonly HeldOutText[]> {
  const hiddenArticles = new Set([...content.articles.keys()].filter((_, at) => at % 10 === fold));
  const isHidden = (text: string) => hashText(text) % folds === fold;
  const rest = withoutTexts(withoutArticles(content, hiddenArticles), isHidden);
  const analyzer = createAnalyzer(content.synonyms);
  const model = yield* buildModel(rest, analyzer, options);
  const { rank } = createRanker(model, analyzer);
  const found: HeldOutText[] = [];
  for (const { target, texts } of listTargets(content)) {
    const isOfHiddenArticle = target.kind === "article" && hiddenArticles.has(target.id);
    const titles = target.kind === "article" ? 1 : 0;
    for (const text of texts.slice(titles)) {
      if (!isHidden(text)) continue;
      const expected = isOfHiddenArticle ? ({ kind: "outOfScope", name: "near" } as const) : target;
      found.push({ text, expected, isOfHiddenArticle, ranking: rank(text), model });
      yield;
    }
  }
  return found;
}

export function withoutArticles(content: Content, hidden: ReadonlySet<ArticleId>): Content {
  return { ...content, articles: new Map([...content.articles].filter(([id]) => !hidden.has(id))) };
}

/** Leaves out phrasings, small talk and out-of-scope questions. */
export function withoutTexts(content: Content, isHidden: (text: string) => boolean): Content {
  const shown = (texts: readonly string[]) => texts.filter((text) => !isHidden(text));
  const { articles, smallTalk, outOfScope } = content;
  return {
    ...content,
    articles: new Map(
      [...articles].map(([id, versions]) => [id, withoutPhrasings(versions, isHidden)]),
    ),
    smallTalk: {
      human: { phrasings: shown(smallTalk.human.phrasings) },
      useless: { phrasings: shown(smallTalk.useless.phrasings) },
      greeting: Object.fromEntries(
        Object.entries(smallTalk.greeting).map(([name, one]) => [
          name,
          { ...one, phrasings: shown(one.phrasings) },
        ]),
      ),
    },
    outOfScope: { ...outOfScope, near: shown(outOfScope.near), far: shown(outOfScope.far) },
  };
}

function withoutPhrasings(
  versions: ArticleVersions,
  isHidden: (text: string) => boolean,
): ArticleVersions {
  return new Map(
    [...versions].map(([locale, version]) => {
      const phrasings = version.phrasings.filter(({ text }) => !isHidden(text));
      return [locale, { ...version, phrasings }];
    }),
  );
}

/** FNV-1a: a text is in the same fold on every machine. */
export function hashText(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return value >>> 8;
}

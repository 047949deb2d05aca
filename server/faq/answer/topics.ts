/** A message that is nothing but a topic: “退款”, “提现的问题”, “refund”. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Task } from "../task.ts";
import type { Analyzer } from "../text/analysis.ts";
import { normalText } from "./index/model.ts";

/** The topic's articles, best first; undefined where the text is more than a topic, or none. */
export interface TopicFinder {
  /** “退款”, “退款的问题”. */
  bare(text: string): readonly ArticleId[] | undefined;
  /** “怎么提现”: asks for all of the topic. */
  how(text: string): readonly ArticleId[] | undefined;
  /** “手续费”: asked of any other topic. */
  isAspect(text: string): boolean;
  /** Whether both are of one thing: some topic has both that is no aspect. */
  together(one: ArticleId, other: ArticleId): boolean;
}

interface KnownTopic {
  readonly ids: readonly ArticleId[];
  readonly isAspect: boolean;
}

/** What may stand beside the topic without asking anything. */
const aside =
  /^(?:那么?|关于|有关|我的|我要|我想问|问下|咨询|处理|about|regarding|re|my|a|the|help with|i need help with|question about|problem with|issue with)\s*|\s*(?:的?(?:问题|事情?|事儿|方面|相关|情况|业务|咨询)|怎么回事|怎么办|咋办|issues?|problems?|questions?|help)$/gu;

const how = /^(?:怎么样|怎么|怎样|如何|我要怎么|我想|how to|how do i|how can i|i want to)\s*/u;

export function* prepareTopics(
  { topics, articles }: Content,
  analyzer: Analyzer,
): Task<TopicFinder> {
  const textOf = (word: string) => normalText(analyzer.question(word).clauses);
  const known = new Map<string, KnownTopic>();
  const things: (readonly ArticleId[])[] = [];
  for (const { words, articles: listed, aspect: isAspect = false } of Object.values(topics)) {
    const ids = listed.flatMap((one) => [...articles.keys()].filter((id) => id === one));
    if (!isAspect) things.push(ids);
    if (ids.length < 2) continue;
    for (const word of words) {
      known.set(textOf(word), { ids, isAspect });
      yield;
    }
  }
  const bare = (text: string) => known.get(text) ?? known.get(text.replace(aside, "").trim());
  return {
    bare: (text) => bare(text)?.ids,
    how: (text) => (how.test(text) ? known.get(text.replace(how, ""))?.ids : undefined),
    isAspect: (text) => bare(text)?.isAspect === true,
    together: (one, other) => things.some((ids) => ids.includes(one) && ids.includes(other)),
  };
}

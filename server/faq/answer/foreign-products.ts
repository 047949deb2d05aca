/** Others' products: “微博密码忘了” has all the words of our article on passwords, but is not ours to answer. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Analyzer } from "../text/analysis.ts";
import { createFinder } from "../text/replacer.ts";

/**
 * Whether a question's first clause (normalised) names what is not ours, and the article does not. Later ones compare or
 * tell: “打开就白屏，刷抖音一点事没有” is ours.
 */
export type NamesStranger = (clause: string, id: ArticleId) => boolean;

export function createStrangers(content: Content, analyzer: Analyzer): NamesStranger {
  const plain = (text: string) => analyzer.question(text).normalized.plain.trim();
  const namesIn = createFinder(
    content.outOfScope.names.map((name) => [plain(name), name.toLowerCase()] as const),
  );
  const known = new Map<string, boolean>();
  const knows = (id: ArticleId, name: string) => {
    const key = `${id} ${name}`;
    const answer = known.get(key) ?? textsOf(content, id).some((text) => text.includes(name));
    known.set(key, answer);
    return answer;
  };
  return (clause, id) => namesIn(clause).some((name) => !knows(id, name));
}

function textsOf({ articles }: Content, id: ArticleId): readonly string[] {
  return [...(articles.get(id)?.values() ?? [])].flatMap(({ title, phrasings, keywords }) =>
    [title, ...phrasings.map(({ text }) => text), ...keywords].map((text) => text.toLowerCase()),
  );
}

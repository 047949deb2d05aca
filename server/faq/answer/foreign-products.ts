/** Other companies' products: “微博密码忘了” has all the words of our article on passwords, but we cannot answer it. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Analyzer } from "../text/analysis.ts";
import { createWordFinder } from "../text/replacer.ts";

/**
 * Whether a question's first clause (normalised) names a foreign product that the article does not name. Later clauses only
 * compare: “打开就白屏，刷抖音一点事没有” is a question about our app.
 */
export type NamesForeignProduct = (clause: string, id: ArticleId) => boolean;

export function createForeignProductFinder(
  content: Content,
  analyzer: Analyzer,
): NamesForeignProduct {
  const plain = (text: string) => analyzer.question(text).normalized.plain.trim();
  const namesIn = createWordFinder(
    content.outOfScope.names.map((name) => [plain(name), name.toLowerCase()] as const),
  );
  const results = new Map<string, boolean>();
  const knows = (id: ArticleId, name: string) => {
    const key = `${id} ${name}`;
    const answer = results.get(key) ?? textsOf(content, id).some((text) => text.includes(name));
    results.set(key, answer);
    return answer;
  };
  return (clause, id) => namesIn(clause).some((name) => !knows(id, name));
}

function textsOf({ articles }: Content, id: ArticleId): readonly string[] {
  return [...(articles.get(id)?.values() ?? [])].flatMap(({ title, phrasings, keywords }) =>
    [title, ...phrasings.map(({ text }) => text), ...keywords].map((text) => text.toLowerCase()),
  );
}

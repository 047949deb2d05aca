import type { Locale } from "../../protocol/conversation.ts";
import { foldSpellings, type SearchPhrase, searchPhrases } from "../../protocol/search-terms.ts";
import { suggest } from "./articles.ts";
import type { Services } from "./services.ts";

/** Of a sentence so much must be in an article, in pairs of characters or in words. */
const leastShare = 0.5;

/** Those that have the words. A suggestion always has something to say, also to a name or a number, which is in no article. */
export function articlesWith(services: Services, query: string, reader: Locale) {
  const phrases = searchPhrases(query);
  // The engine reads traditional words as a whole: only what articles write with another character is changed before.
  const asked = /[帳帐]/u.test(query) ? foldSpellings(query) : query;
  return suggest(services, asked, reader).filter(({ id, title }) => {
    const { blocks = [] } = services.faq.engine.article(id, reader) ?? {};
    const text = folded([title, ...textsIn(blocks)].join("\n"));
    return phrases.some((phrase) => shareIn(text, phrase) >= leastShare);
  });
}

const folded = (text: string): string => foldSpellings(text.normalize("NFKC").toLowerCase());

const shareIn = (text: string, { terms }: SearchPhrase): number =>
  terms.filter((term) => text.includes(foldSpellings(term))).length / terms.length;

/** Whatever the blocks are: what stands in them to be read. */
function textsIn(block: unknown): readonly string[] {
  if (Array.isArray(block)) return block.flatMap(textsIn);
  if (typeof block !== "object" || block === null) return [];
  return Object.entries(block).flatMap(([name, part]) => {
    if (name === "text" && typeof part === "string") return [part];
    return typeof part === "object" ? textsIn(part) : [];
  });
}

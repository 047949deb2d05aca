import type { ArticleId, ArticleLink } from "../../protocol/conversation.ts";
import { type Place, placeNames, type Words } from "./lexicon.ts";
import type { Memory } from "./recall.ts";
import { tokensOf, type WordToken } from "./utterance.ts";

/** A word for the place, or the title, or the part of it that tells it from the others. */
export function pickOf(
  tokens: readonly WordToken[],
  given: { readonly text: string; readonly memory: Memory; readonly words: Words },
): ArticleId | undefined {
  const { choices } = given.memory;
  if (choices.length === 0) return undefined;
  const place = listPlaceOf(tokens, given.words);
  if (place !== undefined) return choices.at(place)?.articleId;
  return given.memory.choicesAreOpen ? titleMeant(given.text, choices) : undefined;
}

const indexOf: Readonly<Record<Place, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  last: -1,
  former: 0,
};

function listPlaceOf(tokens: readonly WordToken[], words: Words): number | undefined {
  const found = words.replies.cover(tokens, ["polite", "filler", "thanks", "yes", ...placeNames]);
  const place = found && placeNames.find((name) => found.has(name));
  return place && indexOf[place];
}

/** The one choice whose title shares most with what was typed, where no other shares as much. */
function titleMeant(text: string, choices: readonly ArticleLink[]): ArticleId | undefined {
  const typed = new Set(partsOf(text.replace(pointing, "")));
  if (typed.size === 0 || typed.size > longestTitle) return undefined;
  const shares = choices.map(({ articleId, title }) => {
    // In the id an editor has said in two words what tells the article from the others.
    const ofTitle = new Set([...partsOf(title), ...articleId.split("-")]);
    return [...typed].filter((part) => ofTitle.has(part)).length / typed.size;
  });
  const best = Math.max(...shares);
  const isOne = shares.filter((share) => share === best).length === 1;
  return best >= leastOfTitle && isOne ? choices[shares.indexOf(best)]?.articleId : undefined;
}

/** Words that point, and words that ask: “那要多久” is no title. */
const pointing =
  /(?:那个|那個|这个|這個|那条|那條|那要|那|要多久|多久|多少|怎么办|怎麼辦|怎么|怎麼|什么|什麼|为什么|為什麼|的|[吗嗎呢]|\b(?:the|ones?|please|pls|how|long|much|what|why|when|does|do|it|is|take)\b)/giu;
/** In character pairs and words. */
const longestTitle = 14;
const leastOfTitle = 0.6;

/** Character pairs of Chinese, words of the rest. */
function partsOf(text: string): readonly string[] {
  const tokens = tokensOf(text).map((one) => one.text);
  return tokens.flatMap((word, at) => {
    if (!/\p{Script=Han}/u.test(word)) return [word];
    const next = tokens[at + 1];
    return next !== undefined && /\p{Script=Han}/u.test(next) ? [word + next] : [];
  });
}

import type { ArticleId } from "../../protocol/conversation.ts";
import { type FileMention, fileMentionIn } from "./file-mention.ts";
import { type AskedDay, askedDays } from "./hours-question.ts";
import { type AlertKind, askedOf, type ReplyKind, type Words } from "./lexicon.ts";
import { type AskedContact, askedContacts, type CheckedBefore } from "./official-question.ts";
import { pickOf } from "./pick.ts";
import { type BarePiece, type Mood, moodOf, pieceOf } from "./pieces.ts";
import type { Memory } from "./recall.ts";
import { refusesOnlyHuman } from "./refusal.ts";
import { isSettled } from "./settled.ts";
import { type TicketMention, ticketIn } from "./ticket-mention.ts";
import { tokensOf, type WordToken } from "./utterance.ts";

/** What the customer's words are beside a question: an answer to the bot's own offer, a choice, a number alone. */
export interface Heard {
  readonly text: string;
  readonly reply: ShortReply | undefined;
  /** The place in the open list, or the article, that was meant. */
  readonly pick: ArticleId | undefined;
  readonly piece: BarePiece | undefined;
  readonly mood: Mood | undefined;
  readonly ticket: TicketMention | undefined;
  readonly hoursOf: readonly AskedDay[];
  /** What is asked about whether it is the wallet's; empty where that is not said. */
  readonly contacts: readonly AskedContact[] | undefined;
  /** They do nothing but point at a picture or a file. */
  readonly files: FileMention | undefined;
  readonly alerts: ReadonlySet<AlertKind>;
  /** Without punctuation, and without “我是问” before it. */
  readonly plain: string;
  /** Somebody who could help is named: an agent, a person. */
  readonly namesPerson: boolean;
  /** “不用人工了”, “不等了”: the customer does not want a person after all. */
  readonly refusesHuman: boolean;
  /** “不用了，到账了”: it is over. */
  readonly settled: boolean;
  /** It asks something. */
  readonly asks: boolean;
  /** A word or a name and nothing else: “工商银行”. */
  readonly isOneWord: boolean;
  /** It is short, and a thank-you stands in it. */
  readonly thanks: boolean;
  /** So short that nothing else can be meant: “fair enough, thank you”. */
  readonly isMereThanks: boolean;
  /** What is left after a “no” at the beginning: “不用了，我就想问手续费”. */
  readonly afterNo: string | undefined;
}

const asking =
  /[?？]|(\p{Script=Han})[不没沒]\1|怎样|怎樣|([找是退用去要在到付转轉]).{1,6}[还還]是(?:要|得)?\2|(?:有|要|是|用|带|帶|需要|为|為|干|幹|做|选|選|填|准备|準備)(?:些|个|個)?(?:什么|什麼)|[吗嗎呢么麼]\s*[\p{P}]*$|怎么|怎麼|如何|咋|能不能|可不可以|多久|多少|哪里|哪裡|哪儿|在哪|什么时候|什麼時候|为什么|為什麼|谁|誰|啥|行不行|算不算|要不要|是不是|\b(?:how|what|when|where|why|which|who|can i|do you|is there)\b|^(?:and |but |so |then )?(?:can|could|do|does|did|is|are|was|will|would|should|may|what if|and if)\b/iu;

export const asks = (text: string): boolean => asking.test(text.trim());

export type ShortReply = "yes" | "no" | "none" | "ping" | "call" | "hurry" | "skip" | "help";

/** “係呀，唔該” accepts the offer, where “好的谢谢” may only thank for the answer. */
const firmYes = /^(?:是|係|系|要|需要|有需要|yes\b|yeah\b|yep\b|yes please)/iu;

/** In tokens. */
const longestThanks = 12;
const longestMereThanks = 6;

const checkedBefore = ({ lastCode }: Memory): CheckedBefore | undefined => {
  if (lastCode === "official.which") return "asked-which";
  return lastCode?.startsWith("official.") ? "checked" : undefined;
};

export function hear(text: string, memory: Memory, words: Words): Heard {
  const tokens = tokensOf(text);
  const piece = pieceOf(text);
  const reply = shortReplyOf(text, tokens, words);
  const accepts = memory.offersAgent && reply === "yes" && firmYes.test(text.trim());
  return {
    text,
    reply,
    pick: pickOf(tokens, { text, memory, words }),
    piece,
    mood: piece?.kind === "emoji" ? moodOf(text) : undefined,
    ticket: ticketIn(text),
    hoursOf: askedDays(text),
    contacts: askedContacts(text, checkedBefore(memory)),
    files: asks(text) ? undefined : fileMentionIn(text, tokens, words),
    alerts: words.alertsIn(text),
    plain: askedOf(text),
    namesPerson: namesPerson(words.withoutInsults(text), words),
    isMereThanks: tokens.length <= longestMereThanks && !asks(text),
    refusesHuman: refusesOnlyHuman(text),
    settled: isSettled(text, words),
    asks: asks(text),
    isOneWord: isOneWord(tokens),
    thanks:
      !accepts &&
      tokens.length <= longestThanks &&
      tokens.some((_, at) => words.replies.longestAt(tokens, at, ["thanks"])),
    afterNo: restAfterNo(text, tokens, words),
  };
}

/** “垃圾客服” is swearing; “垃圾机器人，转人工” names somebody. One character, 人, names nobody. */
function namesPerson(text: string, words: Words): boolean {
  const tokens = tokensOf(text);
  return tokens.some((_, at) => (words.replies.longestAt(tokens, at, ["person"])?.length ?? 0) > 1);
}

/** In Chinese characters, and in words. */
const longestName = { characters: 4, words: 2 } as const;

function isOneWord(tokens: readonly WordToken[]): boolean {
  const characters = tokens.filter(({ text }) => /^\p{Script=Han}$/u.test(text)).length;
  const others = tokens.length - characters;
  return tokens.length > 0 && characters <= longestName.characters && others <= longestName.words;
}

const aside: readonly ReplyKind[] = ["polite", "filler", "thanks"];

/** In this order: “不用了谢谢” is a no, “好的不用了” too. */
const byWeight: readonly ShortReply[] = [
  "help",
  "none",
  "no",
  "skip",
  "yes",
  "hurry",
  "call",
  "ping",
];

/** “转人工” alone is a request, which the engine hears; “不用人工” and “好的，转吧” are answers. “ok how long” asks. */
function shortReplyOf(
  text: string,
  tokens: readonly WordToken[],
  words: Words,
): ShortReply | undefined {
  const found = words.replies.cover(tokens, [...aside, ...byWeight, "person"]);
  if (!found) return undefined;
  // “human help please” is a wish for a person, which the engine hears.
  if (found.has("help") && found.has("person")) return undefined;
  if (found.has("hurry") && asks(text)) return "hurry";
  return byWeight.find((kind) => found.has(kind));
}

function restAfterNo(text: string, tokens: readonly WordToken[], words: Words): string | undefined {
  let at = 0;
  let saidNo = false;
  for (;;) {
    const next = words.replies.longestAt(tokens, at, [...aside, "no", "person"]);
    const isSingle = next?.kind === "no" && next.length === 1;
    if (!next || (isSingle && isPrefix(tokens[at], tokens[at + 1]))) break;
    saidNo ||= next.kind === "no";
    at += next.length;
  }
  const rest = tokens[at];
  return saidNo && rest ? text.slice(rest.start) : undefined;
}

/** The 不 of “不知道怎么说” and the 别 of “别的卡” begin a word; “不用” is longer, and behind “不，” is a pause. */
const isPrefix = (no: WordToken | undefined, next: WordToken | undefined): boolean =>
  no !== undefined && /^[不别別莫免甭否]$/u.test(no.text) && no.end === next?.start;

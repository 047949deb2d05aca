/** The schemas of the files that the dialogue reads: how people answer, and what they are asked while they wait. */

import { z } from "zod";
import { locales } from "../../../protocol/conversation.ts";
import { textList } from "./data-files.ts";
import { localized } from "./localized.ts";

const wordings = <Kind extends string>(kinds: readonly Kind[]) =>
  z
    .object(
      Object.fromEntries(kinds.map((kind) => [kind, textList])) as Record<Kind, typeof textList>,
    )
    .prefault(Object.fromEntries(kinds.map((kind) => [kind, []])) as never);

const perLocale = <Schema extends z.ZodType>(schema: Schema) =>
  z.partialRecord(z.enum(locales), schema);

/** What is asked while a customer waits for a person. */
export const handoverFile = z.object({
  questions: z
    .record(
      z.string(),
      z.object({
        ask: localized,
        options: perLocale(textList).default({}),
        /** Where the customer has said one of these, it is not asked any more. */
        known: textList,
        /** … or where a message names a transaction: a reference, or an amount and the other side. */
        knownBy: z.enum(["transaction"]).optional(),
      }),
    )
    .default({}),
  /** By article id, else by category: names of questions, in order. */
  topics: z.record(z.string(), textList).default({}),
  other: textList,
});
export type Handover = z.output<typeof handoverFile>;

/** How the bot understands short replies, and what it hears in any message. */
export const dialogueFile = z.object({
  /** A message that is made of nothing else is understood by these. */
  replies: wordings([
    "yes",
    "no",
    "polite",
    "filler",
    "person",
    "none",
    "ping",
    "call",
    "hurry",
    "skip",
    "thanks",
    "help",
    "shows",
    "points",
    "looks",
    "evidence",
  ]),
  /** Words for a place in a list that was shown. */
  places: wordings(["first", "second", "third", "fourth", "last", "former"]),
  /** Heard wherever they stand. */
  alerts: wordings(["distress", "legal", "insult", "panic", "calm", "vain"]),
  /** The urgent articles whose steps stop money that is leaving; without them, any urgent article may. */
  moneyLeaving: textList,
});
export type Lexicon = z.output<typeof dialogueFile>;

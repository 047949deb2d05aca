/** The shapes of the YAML files beside the articles. All are optional. */

import { z } from "zod";
import { locales } from "../../../protocol/conversation.ts";
import { localized } from "./wallet.ts";

const text = z.string({ error: "must be a text" }).trim().min(1, "is empty");
const none = (given: unknown) => (given === "" || given === undefined ? [] : given);
const texts = z.preprocess(none, z.array(text, { error: "must be a list of texts" }));
const pairs = z.preprocess(
  (given) => (given === "" || given === undefined ? {} : given),
  z.record(z.string(), text, { error: "must be a map of texts" }),
);

export const smallTalkFile = z.object({
  human: z.object({ phrasings: texts }).default({ phrasings: [] }),
  greeting: z
    .record(
      z.string(),
      z.object({ phrasings: texts, replies: z.partialRecord(z.enum(locales), text).default({}) }),
    )
    .default({}),
  useless: z.object({ phrasings: texts }).default({ phrasings: [] }),
});
export type SmallTalk = z.output<typeof smallTalkFile>;

export const errorCodesFile = z.record(
  z.string().regex(/^[A-Za-z]{2,8}-?\d{2,8}$/, "a code looks like PAY-1001"),
  z.object({ article: text, meaning: localized, remedy: localized }),
);
export type ErrorCodes = z.output<typeof errorCodesFile>;

export const synonymsFile = z.object({
  /** Words that mean the same; the first of each group is the canonical one. */
  groups: z.array(z.array(text)).default([]),
  english: z.array(z.array(text)).default([]),
  /** Taiwan's and Hong Kong's words → those of the articles. */
  regional: pairs,
  /** English words inside Chinese sentences → Chinese. */
  bilingual: pairs,
  abbreviations: pairs,
  variants: pairs,
  fillers: texts,
});
export type Synonyms = z.output<typeof synonymsFile>;

export const outOfScopeFile = z.object({
  near: texts,
  far: texts,
  /** Of others' products: an article that does not name them is no answer. */
  names: texts,
});
export type OutOfScope = z.output<typeof outOfScopeFile>;

const floor = z.coerce.number({ error: "must be a number" });
export const expectedFile = z.object({
  floors: z.record(z.string(), floor).default({}),
  promises: z
    .array(z.object({ q: text, expect: z.preprocess((one) => [one].flat(), texts) }))
    .default([]),
});
export type Expected = z.output<typeof expectedFile>;

/** Article ids: what is shown as most asked before anybody has asked. */
export const frequentFile = z.object({ articles: texts });

/** Category id → its name in each language. */
export const categoriesFile = z.record(z.string(), localized);
export type CategoryNames = z.output<typeof categoriesFile>;

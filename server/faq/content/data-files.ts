/** The schemas of the YAML files beside the articles. Every file may be missing. */

import { z } from "zod";
import { locales } from "../../../protocol/conversation.ts";
import type { Synonyms } from "../text/synonyms.ts";
import { localized } from "./localized.ts";

const nonEmptyText = z.string({ error: "mustBeText" }).trim().min(1, "isEmpty");
const emptyList = (given: unknown) => (given === "" || given === undefined ? [] : given);
/** An empty value is an empty list. */
export const textList = z.preprocess(emptyList, z.array(nonEmptyText, { error: "mustBeTexts" }));
const pairs = z.preprocess(
  (given) => (given === "" || given === undefined ? {} : given),
  z.record(z.string(), nonEmptyText, { error: "mustBeMap" }),
);

export const smallTalkFile = z.object({
  human: z.object({ phrasings: textList }).default({ phrasings: [] }),
  greeting: z
    .record(
      z.string(),
      z.object({
        phrasings: textList,
        replies: z.partialRecord(z.enum(locales), nonEmptyText).default({}),
      }),
    )
    .default({}),
  useless: z.object({ phrasings: textList }).default({ phrasings: [] }),
});
export type SmallTalk = z.output<typeof smallTalkFile>;

export const errorCodesFile = z.record(
  z.string().regex(/^[A-Za-z]{2,8}-?\d{2,8}$/, "noCode"),
  z.object({ article: nonEmptyText, meaning: localized, remedy: localized }),
);
export type ErrorCodes = z.output<typeof errorCodesFile>;

export const synonymsFile: z.ZodType<Synonyms> = z.object({
  groups: z.array(z.array(nonEmptyText)).default([]),
  english: z.array(z.array(nonEmptyText)).default([]),
  regional: pairs,
  bilingual: pairs,
  abbreviations: pairs,
  variants: pairs,
  fillers: textList,
});

export const outOfScopeFile = z.object({
  near: textList,
  far: textList,
  /** Names of others' offices, papers and devices: an article that does not contain the name is no answer. */
  names: textList,
  /** Others who keep or move money; banks; shops and other places where something is paid. */
  providers: textList,
  banks: textList,
  merchants: textList,
});
export type OutOfScope = z.output<typeof outOfScopeFile>;

const floor = z.coerce.number({ error: "mustBeNumber" });
export const expectedFile = z.object({
  floors: z.record(z.string(), floor).default({}),
  promises: z
    .array(z.object({ q: nonEmptyText, expect: z.preprocess((one) => [one].flat(), textList) }))
    .default([]),
});
export type Expected = z.output<typeof expectedFile>;

/** Article ids: those frequently asked before anybody has asked, and those that an outage may be behind. */
export const articleListFile = z.object({ articles: textList });

/** A topic's name → the words that mean nothing but it, and its articles in the order in which they are offered. */
/** How people write what is true or false. */
export const yesNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

/** An `aspect` (手续费) is asked of any other topic (提现). */
export const topicsFile = z.record(
  z.string(),
  z.object({ words: textList, articles: textList, aspect: yesNo.optional() }),
);
export type Topics = z.output<typeof topicsFile>;

/** Category id → its name in each language. */
export const categoriesFile = z.record(z.string(), localized);
export type CategoryNames = z.output<typeof categoriesFile>;

import { z } from "zod";
import { type ArticleId, locales } from "./conversation.ts";
import { type ContentChange, type ContentChangeId, type GapId, outOfScopeKinds } from "./gaps.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";

/** What a file may be called. */
const fileName = z.string().regex(/^[\w][\w-]{0,59}$/);
const articleId = fileName as unknown as z.ZodType<ArticleId, string>;
const mostPhrasings = 100;
const phrasing = writtenText(200).refine((text) => !text.includes("\n"), "is more than a line");
const phrasings = z.array(phrasing).max(mostPhrasings);
/** An article's text, at most as long as `check` lets it be. */
const longest = 20_000;

const contentChange: z.ZodType<ContentChange> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("phrasings"),
    articleId,
    phrasings,
    paragraph: writtenText(2_000).optional(),
  }),
  z.strictObject({
    kind: z.literal("article"),
    articleId,
    category: fileName,
    phrasings,
    texts: z.partialRecord(
      z.enum(locales),
      z.strictObject({ title: writtenText(200), body: writtenText(longest) }),
    ),
  }),
  z.strictObject({
    kind: z.literal("out-of-scope"),
    list: z.enum(outOfScopeKinds),
    phrasings: phrasings.min(1),
  }),
]);

export const gapPayloads = {
  gapList: z.strictObject({ days: z.coerce.number().int().min(1).max(366).optional() }),
  gapOpen: z.strictObject({ id: id<GapId>() }),
  madeChange: z.strictObject({ id: id<ContentChangeId>() }),
  contentChange: z.strictObject({ change: contentChange }),
  contentQuestion: z.strictObject({
    question: writtenText(limits.questionLength),
    locale: z.enum(locales),
    change: contentChange.optional(),
  }),
} as const;

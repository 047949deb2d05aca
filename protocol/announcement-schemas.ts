import { z } from "zod";
import { type AnnouncementId, announcementKinds } from "./announcement-body.ts";
import type { ArticleId } from "./conversation.ts";
import { announcementLimits } from "./limits.ts";
import { id, plainCode, writtenText } from "./schema-parts.ts";
import { transactionsJws } from "./transaction-schemas.ts";

const { titleLength, textLength, topicCount, codeCount } = announcementLimits;

/** In each language; the first one is there always. */
const localeTexts = (length: number) =>
  z.strictObject({
    "zh-CN": writtenText(length),
    "zh-TW": writtenText(length).optional(),
    en: writtenText(length).optional(),
  });
const time = z.iso.datetime();
const text = localeTexts(textLength);
const one = { id: id<AnnouncementId>() };

const parts = {
  kind: z.enum(announcementKinds),
  title: localeTexts(titleLength),
  text,
  topics: z.array(plainCode(/^[a-z0-9-]{1,64}$/)).max(topicCount),
  errorCodes: z.array(plainCode(/^[A-Z0-9][A-Z0-9-]{1,31}$/)).max(codeCount),
  startsAt: time,
  endsAt: time.optional(),
  nextUpdateAt: time.optional(),
};

export const agentAnnouncementPayloads = {
  "announcement:list": z.strictObject({ before: id<AnnouncementId>().optional() }),
  /** Without an id it is a new one. */
  "announcement:save": z.strictObject({ ...parts, id: id<AnnouncementId>().optional() }),
  "announcement:impact": z.strictObject(one),
  "announcement:update": z.strictObject({ ...one, text, nextUpdateAt: time.optional() }),
  "announcement:end": z.strictObject({ ...one, text }),
} as const;

export const customerAnnouncementPayloads = {
  "announcement:dismiss": z.strictObject(one),
  "announcement:subscribe": z.strictObject(one),
  "announcement:report": z.strictObject(one),
  "announcement:answer": z.strictObject({ ...one, solved: z.boolean() }),
  "announcement:transactions": z.strictObject({ ...one, signed: transactionsJws.optional() }),
  /** It happens to the customer, and nobody has declared an incident. */
  "problem:report": z.strictObject({ articleId: id<ArticleId>() }),
} as const;

const optional = {
  topics: parts.topics.default([]),
  errorCodes: parts.errorCodes.default([]),
};

export const hostAnnouncementPayloads = {
  numbered: z.strictObject(one),
  list: z.strictObject({ before: id<AnnouncementId>().optional() }),
  post: z.strictObject({ ...parts, ...optional, startsAt: time.optional() }),
  /** What is left out stays; `null` takes a time away. */
  patch: z
    .strictObject({ ...parts, endsAt: time.nullable(), nextUpdateAt: time.nullable() })
    .omit({ kind: true })
    .partial(),
  update: z.strictObject({ text, nextUpdateAt: time.optional() }),
  end: z.strictObject({ text }),
} as const;

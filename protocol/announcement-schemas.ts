import { z } from "zod";
import { type AnnouncementId, announcementKinds, announcementPlaces } from "./announcement-body.ts";
import type { ArticleId } from "./conversation.ts";
import { announcementLimits } from "./limits.ts";
import { id, plainCode, writtenText } from "./schema-parts.ts";
import { askedOfTeam } from "./ticket-schemas.ts";
import { transactionsJws } from "./transaction-schemas.ts";

const { titleLength, textLength, topicCount, codeCount, updateCount, tierCount, tierLength } =
  announcementLimits;

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
const task = { ...one, taskId: id<string>() };

const topics = z.array(plainCode(/^[a-z0-9-]{1,64}$/)).max(topicCount);
const errorCodes = z.array(plainCode(/^[A-Z0-9][A-Z0-9-]{1,31}$/)).max(codeCount);

const parts = {
  kind: z.enum(announcementKinds),
  title: localeTexts(titleLength),
  text,
  advice: text.optional(),
  places: z.array(z.enum(announcementPlaces)).max(announcementPlaces.length).optional(),
  audience: z
    .strictObject({
      tiers: z.array(writtenText(tierLength)).min(1).max(tierCount).optional(),
    })
    .optional(),
  topics,
  errorCodes,
  startsAt: time,
  endsAt: time.optional(),
  nextUpdateAt: time.optional(),
};

export const agentAnnouncementPayloads = {
  "announcement:list": z.strictObject({ before: id<AnnouncementId>().optional() }),
  /** Without an id it is a new one. */
  "announcement:save": z.strictObject({ ...parts, id: id<AnnouncementId>().optional() }),
  "announcement:impact": z.strictObject(one),
  "announcement:questions": z.strictObject({ topics, errorCodes }),
  "announcement:update": z.strictObject({ ...one, text, nextUpdateAt: time.optional() }),
  "announcement:end": z.strictObject({ ...one, text }),
  "announcement:tasks": z.strictObject(one),
  "announcement:link-task": z.strictObject(task),
  "announcement:unlink-task": z.strictObject(task),
  /** A new one of that complaint, linked at once. */
  "announcement:open-task": z.strictObject({ ...one, ...askedOfTeam }),
} as const;

export const customerAnnouncementPayloads = {
  "announcement:dismiss": z.strictObject(one),
  "announcement:subscribe": z.strictObject(one),
  /** It has stood on the customer's screen, with so many updates. */
  "announcement:seen": z.strictObject({ ...one, updates: z.int().min(0).max(updateCount) }),
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
  /** What is left out stays; `null` takes a time, the advice, the places or the audience away. */
  patch: z
    .strictObject({
      ...parts,
      endsAt: time.nullable(),
      nextUpdateAt: time.nullable(),
      advice: text.nullable(),
      places: parts.places.nullable(),
      audience: parts.audience.nullable(),
    })
    .omit({ kind: true })
    .partial(),
  update: z.strictObject({ text, nextUpdateAt: time.optional() }),
  end: z.strictObject({ text }),
} as const;

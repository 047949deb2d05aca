import { z } from "zod";
import { accentContrast, isReadableAccent, readableAccent } from "./accent.ts";
import { type Locale, locales } from "./conversation.ts";
import { mostCapacity } from "./desk.ts";
import { limits } from "./limits.ts";
import { criterionId } from "./quality-schemas.ts";
import { writtenText } from "./schema-parts.ts";
import { type DaySpan, type DeskSettings, type SettingsSection, weekdayNames } from "./settings.ts";

/** A minute at least: sooner nobody has read what the customer wants. Two hours at most. */
const replySeconds = z.int().min(60).max(7_200);
const assignment = z.enum(["manual", "automatic"]);

const span = z
  .strictObject({ from: z.int().min(0).max(1_439), to: z.int().min(1).max(1_440) })
  .refine(({ from, to }) => from < to, "ends before it begins");
const areApart = (spans: readonly DaySpan[]) =>
  spans.every((one, index) =>
    spans.every((other, at) => at === index || one.to <= other.from || other.to <= one.from),
  );
const spans = z.array(span).max(6).refine(areApart, "names an hour twice");

const isZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

const areDistinct = (names: readonly string[]) => new Set(names).size === names.length;

const hours = z.strictObject({
  timeZone: z.string().max(60).refine(isZone, "is no time zone"),
  weekly: z.strictObject(
    Object.fromEntries(weekdayNames.map((name) => [name, spans])) as Record<
      (typeof weekdayNames)[number],
      typeof spans
    >,
  ),
  exceptions: z
    .array(z.strictObject({ date: z.iso.date(), spans }))
    .max(200)
    .refine((days) => areDistinct(days.map(({ date }) => date)), "names a day twice"),
});

const topics = z.array(z.string().regex(/^[\w-]{1,80}$/)).max(100);

const team = z.strictObject({
  name: writtenText(limits.topicLength),
  members: z.array(z.email().max(200)).max(500),
  languages: z.array(z.enum(locales)).max(locales.length),
  topics,
  assignment: assignment.optional(),
  hours: hours.optional(),
});

const dates = z.array(z.iso.date()).max(400).refine(areDistinct, "names a day twice");

/** Refused with what would pass. */
const accent = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, { error: "is no colour such as #1a55ee", abort: true })
  .refine(isReadableAccent, {
    error: ({ input }) =>
      `has ${accentContrast(String(input))}:1 with white and needs 4.5:1; ${readableAccent(String(input))} has it`,
  });

const inEachLocale = <Part extends z.ZodType>(part: Part) =>
  z.strictObject(
    Object.fromEntries(locales.map((locale) => [locale, part])) as Record<Locale, Part>,
  );

/** One schema a section of the settings. */
export const settingsPayloads = {
  security: z.strictObject({ requireTwoFactor: z.boolean() }),
  queue: z.strictObject({
    assignment,
    firstReplySeconds: replySeconds,
    nextReplySeconds: replySeconds,
    knownAgentSeconds: z.int().min(0).max(3_600),
    waitTargetSeconds: z.int().min(180).max(14_400).optional(),
    // Much less, and an emergency stands in line; much more, and whoever has no priority is not served.
    headStartSeconds: z.int().min(300).max(28_800).optional(),
    raisedTiers: z.array(writtenText(limits.tagLength)).max(20).optional(),
    urgentTopics: topics.optional(),
    // A page that is reloaded takes a few seconds.
    vanishSeconds: z.int().min(20).max(600).optional(),
    awayAfterSeconds: z.int().min(5).max(600).optional(),
    capacity: z.int().min(1).max(mostCapacity).optional(),
  }),
  teams: z
    .array(team)
    .max(50)
    .refine((teams) => areDistinct(teams.map(({ name }) => name)), "names a team twice"),
  hours,
  tags: z.array(writtenText(limits.tagLength)).max(100).refine(areDistinct, "names a tag twice"),
  quality: z.strictObject({
    criteria: z
      .array(
        z.strictObject({
          id: criterionId,
          name: writtenText(limits.topicLength).optional(),
          points: z.int().min(1).max(100),
        }),
      )
      .min(1)
      .max(20)
      .refine((criteria) => areDistinct(criteria.map(({ id }) => id)), "names a criterion twice"),
  }),
  tickets: z.strictObject({
    holidays: dates,
    workingDays: dates,
    causes: z
      .array(writtenText(limits.topicLength))
      .max(100)
      .refine(areDistinct, "names a cause twice"),
    approvalAbove: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, "is no amount"),
    followUpDays: z.int().min(0).max(60).optional(),
    askAgainDays: z.int().min(0).max(60).optional(),
    closeUnansweredDays: z.int().min(0).max(365).optional(),
  }),
  surveys: z.strictObject({ periodicPercent: z.int().min(0).max(100) }),
  reports: z.strictObject({
    weekly: z.boolean(),
    monthly: z.boolean(),
    addresses: z.array(z.email().max(200)).max(20).refine(areDistinct, "names an address twice"),
    locale: z.enum(locales),
    webhook: z.boolean(),
  }),
  brand: z.strictObject({
    name: inEachLocale(writtenText(limits.topicLength)),
    accent: accent.optional(),
  }),
} as const satisfies {
  readonly [Section in SettingsSection]: z.ZodType<NonNullable<DeskSettings[Section]>>;
};

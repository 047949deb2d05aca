import { z } from "zod";
import { locales, priorities } from "../../../protocol/conversation.ts";
import { type PromiseKind, promiseKinds } from "../../../protocol/ticket.ts";
import { textList } from "./data-files.ts";
import { calendarDate, span, zone } from "./service-hours-file.ts";

type ServiceTime = { readonly days: number } | { readonly hours: number };
type ServiceTimes = Readonly<Record<PromiseKind, ServiceTime>>;

/** `3 days` or `4 hours`. */
const target = z.string({ error: "mustBeDays" }).transform((text, context): ServiceTime => {
  const [, count, unit] = /^(\d{1,3}) (day|hour)s?$/.exec(text.trim()) ?? [];
  if (unit === "day") return { days: Number(count) };
  if (unit === "hour" && Number(count) > 0) return { hours: Number(count) };
  context.addIssue({ code: "custom", message: "noDays", params: { text } });
  return z.NEVER;
});
const targets = z.record(z.enum(promiseKinds), target);

const inDays = (count: number): ServiceTime => ({ days: count });
const inHours = (count: number): ServiceTime => ({ hours: count });
const usual: Readonly<Record<(typeof priorities)[number], ServiceTimes>> = {
  normal: { acknowledge: inDays(1), answer: inDays(3), decision: inDays(15), review: inDays(10) },
  high: { acknowledge: inHours(4), answer: inDays(1), decision: inDays(10), review: inDays(7) },
  urgent: { acknowledge: inHours(1), answer: inHours(4), decision: inDays(5), review: inDays(3) },
};

const dates = z
  .array(calendarDate, { error: "mustBeDates" })
  .default([])
  .transform((list) => new Set(list));
const wholeNumber = z
  .string()
  .regex(/^\d{1,4}$/, "noWholeNumber")
  .transform(Number);

/** The promises of the wallet, in business time; what is not named is as usual. */
export const ticketsFile = z
  .object({
    timeZone: zone.default("Asia/Shanghai"),
    workday: span.default({ from: 540, to: 1_080 }),
    holidays: dates,
    workingDays: dates,
    targets: z.record(z.enum(priorities), targets).default(usual),
    topics: z.record(z.string(), z.partialRecord(z.enum(promiseKinds), target)).default({}),
    late: target.default(inDays(1)),
    alert: target.default(inHours(1)),
    task: target.default(inDays(1)),
    approvalAbove: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/, "noAmount")
      .default("1000"),
    approvalCurrency: z
      .string()
      .regex(/^[A-Z]{3,10}$/, "noCurrency")
      .default("CNY"),
    reviewWithinDays: wholeNumber.default(30),
    followUpDays: wholeNumber.default(3),
    askAgainDays: wholeNumber.default(7),
    closeUnansweredDays: wholeNumber.default(30),
    teams: textList,
    causes: textList,
    causeNames: z.record(z.string(), z.partialRecord(z.enum(locales), z.string())).default({}),
  })
  .transform(({ timeZone, workday, holidays, workingDays, ...rules }) => ({
    ...rules,
    calendar: { timeZone, workday, holidays, workingDays },
  }));
export type TicketsFile = z.output<typeof ticketsFile>;

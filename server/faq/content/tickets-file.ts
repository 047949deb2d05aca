import { z } from "zod";
import { priorities } from "../../../protocol/conversation.ts";
import { type PromiseKind, promiseKinds } from "../../../protocol/ticket.ts";
import { textList } from "./data-files.ts";
import { date, span, zone } from "./service-hours-file.ts";

type Target = { readonly days: number } | { readonly hours: number };
type Targets = Readonly<Record<PromiseKind, Target>>;

/** `3 days` or `4 hours`. */
const target = z
  .string({ error: "must be a time such as 3 days or 4 hours" })
  .transform((text, context): Target => {
    const [, count, unit] = /^(\d{1,3}) (day|hour)s?$/.exec(text.trim()) ?? [];
    if (unit === "day") return { days: Number(count) };
    if (unit === "hour" && Number(count) > 0) return { hours: Number(count) };
    const message = `“${text}” is no time such as 3 days or 4 hours`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
const targets = z.record(z.enum(promiseKinds), target);

const days = (count: number): Target => ({ days: count });
const hours = (count: number): Target => ({ hours: count });
const usual: Readonly<Record<(typeof priorities)[number], Targets>> = {
  normal: { acknowledge: days(1), answer: days(3), decision: days(15), review: days(10) },
  high: { acknowledge: hours(4), answer: days(1), decision: days(10), review: days(7) },
  urgent: { acknowledge: hours(1), answer: hours(4), decision: days(5), review: days(3) },
};

const dates = z
  .array(date, { error: "must be a list of dates" })
  .default([])
  .transform((list) => new Set(list));
const wholeNumber = z
  .string()
  .regex(/^\d{1,4}$/, "is no whole number")
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
    late: target.default(days(1)),
    task: target.default(days(1)),
    approvalAbove: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/, "is no amount such as 1000")
      .default("1000"),
    reviewWithinDays: wholeNumber.default(30),
    teams: textList,
  })
  .transform(({ timeZone, workday, holidays, workingDays, ...rules }) => ({
    ...rules,
    calendar: { timeZone, workday, holidays, workingDays },
  }));
export type TicketsFile = z.output<typeof ticketsFile>;

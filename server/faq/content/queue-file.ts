import { z } from "zod";
import { locales } from "../../../protocol/conversation.ts";
import { mostCapacity, usualCapacity } from "../../../protocol/desk.ts";
import { limits } from "../../../protocol/limits.ts";
import { usualHeadStartMs } from "../../../protocol/queue-order.ts";
import { textList } from "./data-files.ts";
import { hours } from "./service-hours-file.ts";

const units = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** `3 minutes`, in milliseconds. */
const duration = z.string({ error: "mustBeMinutes" }).transform((text, context): number => {
  const [, count, unit] = /^([1-9]\d{0,3}) (second|minute|hour)s?$/.exec(text.trim()) ?? [];
  if (unit) return Number(count) * units[unit as keyof typeof units];
  context.addIssue({ code: "custom", message: "noMinutes", params: { text } });
  return z.NEVER;
});

const assignment = z.enum(["manual", "automatic"], { error: "mustBeAssignment" });

const team = z.object({
  name: z.string().trim().min(1, "isEmpty").max(limits.topicLength),
  members: textList,
  languages: z.array(z.enum(locales)).default([]),
  topics: textList,
  assignment: assignment.optional(),
  hours: hours.optional(),
});

/** How customers come to agents; what is not named is as usual. */
export const queueFile = z.object({
  firstReply: duration.default(3 * units.minute),
  nextReply: duration.default(10 * units.minute),
  assignment: assignment.default("manual"),
  knownAgent: duration.default(units.minute),
  waitTarget: duration.default(5 * units.minute),
  headStart: duration.default(usualHeadStartMs),
  raisedTiers: textList,
  urgentTopics: textList,
  vanish: duration.default(45 * units.second),
  awayAfter: duration.default(15 * units.second),
  capacity: z.coerce
    .number({ error: "mustBeNumber" })
    .int({ error: "mustBeNumber" })
    .min(1)
    .max(mostCapacity)
    .default(usualCapacity),
  teams: z.preprocess((given) => given || [], z.array(team)),
});
export type QueueFile = z.output<typeof queueFile>;

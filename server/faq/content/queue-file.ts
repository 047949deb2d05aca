import { z } from "zod";

const units = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** `3 minutes`, in milliseconds. */
const duration = z
  .string({ error: "must be a time such as 3 minutes" })
  .transform((text, context): number => {
    const [, count, unit] = /^([1-9]\d{0,3}) (second|minute|hour)s?$/.exec(text.trim()) ?? [];
    if (unit) return Number(count) * units[unit as keyof typeof units];
    context.addIssue({ code: "custom", message: `“${text}” is no time such as 3 minutes` });
    return z.NEVER;
  });

/** How customers come to agents; what is not named is as usual. */
export const queueFile = z.object({
  firstReply: duration.default(3 * units.minute),
  nextReply: duration.default(10 * units.minute),
});
export type QueueFile = z.output<typeof queueFile>;

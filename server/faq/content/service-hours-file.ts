import { z } from "zod";

/** When people are at the desk, as `hours` in wallet.yml has it: minutes since midnight, by weekday and by date. */
export type Hours = z.output<typeof hours>;

const time = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

const wrong = (text: string) =>
  ({ code: "custom", message: "noSpan", params: { text: text.trim() } }) as const;

function readSpan(text: string) {
  const found = time.exec(text.trim());
  const [from, to] = found ? [minutes(found[1], found[2]), minutes(found[3], found[4])] : [0, 0];
  return found && from < to && to <= 1_440 ? { from, to } : undefined;
}

/** `9:00-18:00` */
export const span = z.string().transform((text, context) => {
  const found = readSpan(text);
  if (found) return found;
  context.addIssue(wrong(text));
  return z.NEVER;
});

/** `9:00-21:00`, several with a comma between them, or `closed`. */
const spans = z.string({ error: "mustBeSpan" }).transform((text, context) => {
  if (text.trim() === "closed") return [];
  return text.split(",").flatMap((part) => {
    const found = readSpan(part);
    if (found) return [found];
    context.addIssue(wrong(part));
    return [];
  });
});

const minutes = (hour: string | undefined, minute: string | undefined) =>
  Number(hour) * 60 + Number(minute);

export const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}, "noZone");

export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "noDate");

/** A day that is not named is closed. */
const weekly = z
  .object({ sun: spans, mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans })
  .partial()
  .transform((given) => {
    const { sun = [], mon = [], tue = [], wed = [], thu = [], fri = [], sat = [] } = given;
    return { sun, mon, tue, wed, thu, fri, sat };
  });

export const hours = z.object({
  timeZone: zone,
  weekly,
  exceptions: z
    .record(calendarDate, spans)
    .default({})
    .transform((given) => new Map(Object.entries(given))),
});

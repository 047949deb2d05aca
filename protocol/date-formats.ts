/**
 * Formats of dates by locale and IANA time zone, each made once: making one takes longer than all that a message asks of it. Without a
 * time zone it is the reader's.
 */
export function createDateFormats(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (locale: string, timeZone?: string): Intl.DateTimeFormat => {
    const key = `${locale} ${timeZone ?? ""}`;
    const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    made.set(key, known);
    return known;
  };
}

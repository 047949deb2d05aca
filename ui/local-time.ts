/** "2026-11-25T12:05", as a field for times has it: by the device's clock, without a zone. */

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export const isLocalTime = (text: string): boolean =>
  shape.test(text) && !Number.isNaN(Date.parse(text));

export function toLocalTime(at: string | number): string {
  const then = new Date(at);
  const [month, day, hour, minute] = [
    then.getMonth() + 1,
    then.getDate(),
    then.getHours(),
    then.getMinutes(),
  ].map((part) => `${part}`.padStart(2, "0"));
  return `${then.getFullYear()}-${month}-${day}T${hour}:${minute}`;
}

/** The moment; undefined where nothing, or half of it, was filled in. */
export const fromLocalTime = (text: string): string | undefined =>
  isLocalTime(text) ? new Date(text).toISOString() : undefined;

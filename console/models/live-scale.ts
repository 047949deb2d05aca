import type { LiveToday } from "../../protocol/live.ts";

/** In slots, from the beginning of the day's curve to now: more than there are counts, as the last slot is going on. */
export const slotsAcross = ({ from, slotSeconds, counts }: LiveToday, now: number): number =>
  Math.max(counts.length - 1, (now - Date.parse(from)) / (slotSeconds * 1_000));

/** A pixel width in which a time has room. */
const labelRoom = 56;

/** The slots that begin with a full hour, so many that their times do not touch. */
export function everyFullHours(
  { from, slotSeconds }: Pick<LiveToday, "from" | "slotSeconds">,
  { end, room }: { readonly end: number; readonly room: number },
): readonly number[] {
  const slotsAnHour = 3_600 / slotSeconds;
  const first = slotsAnHour - ((Date.parse(from) / 1_000 / slotSeconds) % slotsAnHour);
  const most = Math.max(1, Math.floor(room / labelRoom));
  const hours = Math.max(1, Math.ceil(end / slotsAnHour / most));
  const step = hours * slotsAnHour;
  const slots = Array.from(
    { length: Math.floor(end / step) + 1 },
    (_, index) => (first % slotsAnHour) + index * step,
  );
  // The last one would stand below the end of the curve's name.
  return slots.filter((slot) => slot <= end);
}

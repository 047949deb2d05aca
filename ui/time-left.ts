/** Whole days, hours and minutes until `at`; undefined once it is over. Never seconds. */
export function timeLeft(
  at: string,
  now: number,
  word: (unit: "days" | "hours" | "minutes", count: number) => string,
): string | undefined {
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000);
  if (minutes <= 0) return undefined;
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const parts = [
    days > 0 ? word("days", days) : "",
    hours > 0 ? word("hours", hours) : "",
    days === 0 && minutes % 60 > 0 ? word("minutes", minutes % 60) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

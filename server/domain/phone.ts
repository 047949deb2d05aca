/** A wallet may hand over a whole number by mistake: then its middle is hidden here, as 138****2046. What is hidden already stays as it is. */
export function hiddenPhone(given: string): string {
  const all = given.replace(/\D/g, "");
  if (all.length < shortestNumber || /[*•·×xX#]/.test(given)) return given;
  const digits = all.length === chineseWithCode && all.startsWith("86") ? all.slice(2) : all;
  const head = Math.min(shownHead, digits.length - shownTail - leastHidden);
  const hidden = "*".repeat(digits.length - head - shownTail);
  return `${digits.slice(0, head)}${hidden}${digits.slice(-shownTail)}`;
}

/** In digits, as all of these. */
const shortestNumber = 7;
const chineseWithCode = 13;
const shownHead = 3;
const shownTail = 4;
const leastHidden = 3;

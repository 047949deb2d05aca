/** It tells colleagues apart: of 小星 and 小敏 the last character, of Ben the first letter. */
export function agentLetter(name: string): string {
  const letters = [...name.trim()];
  const last = letters.at(-1) ?? "·";
  return /\p{Script=Han}/u.test(last) ? last : (letters[0] ?? last).toUpperCase();
}

import { plainOf } from "./lexicon.ts";

/** A glance that tells nearly all messages of an agent's conversation from those worth asking the engine about. */
export type AlarmGlance = (text: string) => boolean;

/** One pattern of all phrases: 2 µs a message, where a question to the engine costs 400. */
export function createAlarmGlance(phrases: readonly string[]): AlarmGlance {
  const escaped = phrases
    .map(plainOf)
    .filter((phrase) => phrase.length > 1)
    .map((phrase) => (/^[a-z0-9' ]+$/.test(phrase) ? `\\b${phrase}\\b` : phrase));
  if (escaped.length === 0) return () => false;
  const pattern = new RegExp(escaped.join("|"), "u");
  return (text) => pattern.test(plainOf(text));
}

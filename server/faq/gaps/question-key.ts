import type { FaqEngine } from "../engine.ts";
import { questionLocale } from "./question-locale.ts";

/** FNV-1a, 64 bits: names a question's words without holding them. Not a secret: who knows the words knows the key. */
export function questionKey(normal: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(normal)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0").slice(0, 12);
}

/** Of a question as somebody has written it. */
export const keyOfQuestion = (engine: Pick<FaqEngine, "terms">, text: string): string =>
  questionKey(engine.terms(text, questionLocale(text)).normal);

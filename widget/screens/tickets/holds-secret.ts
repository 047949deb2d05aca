import type { Locale } from "../../../protocol/conversation.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";

/** So many words in a row look like a seed phrase at first. */
const suspiciousWords = 8;

/** True where the texts, read as one, hold a secret that nobody needs for a complaint. Rejects where the lists can't be loaded. */
export async function holdsSecret(texts: readonly string[], locale: Locale): Promise<boolean> {
  const text = texts.join("\n");
  if (!mayHoldSecret(text, suspiciousWords)) return false;
  const { inspect } = await import("../../shield/shield.ts");
  const stop = await inspect({ text, earlier: [], locale, deliver: () => undefined });
  return stop !== undefined && !stop.isUnclear;
}

import { findSecrets, type MaskedText, maskFound } from "../secrets.ts";
import { allWords } from "./all-words.ts";
import { mayHoldSecret } from "./suspicion.ts";

/** On the server: what a person has written, as it may be kept. A text that has no secret is not copied. */
export const maskText = (text: string): MaskedText =>
  mayHoldSecret(text) ? maskFound(text, findSecrets(text, allWords)) : { text, redacted: [] };

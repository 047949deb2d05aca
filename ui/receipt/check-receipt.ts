import { chainClaims, fingerprintText, type KeptChain } from "../../protocol/ticket-chain.ts";

export interface ReceiptVerdict {
  /** The seq of the first entry that was changed, removed or put in; undefined where the chain holds. */
  readonly broken: number | undefined;
  readonly fingerprint: string;
}

/** Hashes all of it again. */
export async function checkReceipt(receipt: KeptChain): Promise<ReceiptVerdict> {
  let broken: number | undefined;
  for (const { seq, text, hash } of chainClaims(receipt)) {
    if (text !== undefined && (await sha256(text)) === hash) continue;
    broken = seq;
    break;
  }
  return { broken, fingerprint: await fingerprintOf(receipt) };
}

export const fingerprintOf = ({ number, entries }: KeptChain): Promise<string> =>
  sha256(
    fingerprintText(
      number,
      entries.map(({ hash }) => hash),
    ),
  );

/** Browsers have it on https and on the own machine only. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

export async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

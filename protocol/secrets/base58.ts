import { sha256 } from "@noble/hashes/sha2.js";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A private key in Bitcoin's wallet import format, with a checksum that is right. */
export function isWif(text: string): boolean {
  if (text.length < 51 || text.length > 52) return false;
  const bytes = decodeBase58(text, text.length === 51 ? 37 : 38);
  if (bytes === undefined || (bytes[0] !== 0x80 && bytes[0] !== 0xef)) return false;
  const hash = sha256(sha256(bytes.subarray(0, -4)));
  return bytes.subarray(-4).every((byte, at) => byte === hash[at]);
}

/** Undefined where a sign is none of base 58, or the number does not fit into so many bytes. */
function decodeBase58(text: string, length: number): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  for (const sign of text) {
    let carry = alphabet.indexOf(sign);
    if (carry < 0) return undefined;
    for (let at = length - 1; at >= 0; at -= 1) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) return undefined;
  }
  return bytes;
}

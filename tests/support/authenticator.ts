import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an authenticator app shows at that time, in milliseconds; written from RFC 6238, beside the server's own. */
export function codeFor(secret: string, now: number): string {
  const key: number[] = [];
  let bits = 0n;
  let count = 0;
  for (const letter of secret) {
    bits = (bits << 5n) | BigInt(alphabet.indexOf(letter));
    count += 5;
    if (count >= 8) {
      count -= 8;
      key.push(Number((bits >> BigInt(count)) & 0xffn));
    }
  }
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(now / 30_000), 4);
  const mac = createHmac("sha1", Buffer.from(key)).update(counter).digest();
  const at = mac.readUInt8(19) & 15;
  return String((mac.readUInt32BE(at) % 2 ** 31) % 1_000_000).padStart(6, "0");
}

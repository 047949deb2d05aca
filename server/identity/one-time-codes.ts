import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { OneTimeCodes } from "../ports/one-time-codes.ts";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepMs = 30_000;
const digits = 6;
/** A phone's clock may be half a minute off. */
const near = [0, -1, 1];
const recoveryCount = 10;
/** Without letters and digits that look alike. */
const readable = "abcdefghjkmnpqrstuvwxyz23456789";

export const oneTimeCodes: OneTimeCodes = {
  newSecret: () => toBase32(randomBytes(20)),
  stepOf(code, secret, now) {
    if (!/^\d{6}$/.test(code)) return undefined;
    const key = fromBase32(secret);
    const current = Math.floor(now / stepMs);
    return near
      .map((by) => current + by)
      .find((step) => timingSafeEqual(Buffer.from(codeAt(key, step)), Buffer.from(code)));
  },
  leftOfStep: (now) => stepMs - (now % stepMs),
  newRecoveryCodes: () =>
    Array.from({ length: recoveryCount }, () => {
      const letters = [...randomBytes(12)].map((byte) => readable[byte % readable.length]);
      return [0, 4, 8].map((from) => letters.slice(from, from + 4).join("")).join("-");
    }),
};

/** RFC 4226, section 5.3. */
function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac("sha1", key).update(counter).digest();
  const offset = (hmac.at(-1) ?? 0) & 0xf;
  const number = hmac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

const toBase32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => base32[Number.parseInt(five, 2)]).join("");
};

const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((one) => base32.indexOf(one).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

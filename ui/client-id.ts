import type { ClientId } from "../protocol/conversation.ts";

/** A version 4 UUID. `crypto.randomUUID` is missing on http pages and in older WebViews. */
export function createClientId(): ClientId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as ClientId;
}

import type { SourceFile } from "./source-file.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The text with `\n` between its lines, or why it is none. */
export function decodeText(bytes: Buffer): Pick<SourceFile, "text" | "damage"> {
  const isUtf16 = /^(?:fffe|feff)/.test(bytes.toString("hex", 0, 2));
  if (isUtf16) return { text: "", damage: "notUtf8" };
  if (bytes.includes(0)) return { text: "", damage: "nulCharacter" };
  const text = decode(bytes);
  if (text !== undefined) return { text: text.replace(/\r\n?/g, "\n") };
  return { text: "", damage: isCutInside(bytes) ? "cutInside" : "notUtf8" };
}

/** True where the last bytes begin a character of up to four bytes, and all before them is well-formed. */
const isCutInside = (bytes: Buffer): boolean =>
  [1, 2, 3].some((count) => {
    const [lead = 0, ...rest] = bytes.subarray(-count);
    const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    const goesOn = rest.every((byte) => byte >> 6 === 0b10);
    return needed > count && goesOn && decode(bytes.subarray(0, -count)) !== undefined;
  });

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** WebSocket frames (RFC 6455, section 5.2) as a server sends them: whole texts, unmasked. */

const wholeText = 0x81;
const in16Bits = { mark: 126, from: 126, headLength: 4 };
const in64Bits = { mark: 127, from: 65_536, headLength: 10 };
const shortHeadLength = 2;
/** In UTF-8, for each unit of a JavaScript string. */
const maxBytesPerUnit = 3;

/**
 * A frame for each text, one after the other in one buffer, so that all leave in one write. Each text gets the prefix,
 * which is ASCII: added here, the text need not be copied.
 */
export function textFrames(texts: readonly string[], prefix = ""): Buffer {
  const frames = Buffer.allocUnsafe(maxLengthOf(texts, prefix.length));
  let end = 0;
  for (const text of texts) end = writeFrame(frames, end, { prefix, text });
  return frames.subarray(0, end);
}

/** To count a text's bytes costs as much as to write it: only long ones are counted, for others the maximum is used. */
function maxLengthOf(texts: readonly string[], prefixLength: number): number {
  let length = 0;
  for (const text of texts) {
    const maxBytes = text.length * maxBytesPerUnit;
    length += in64Bits.headLength + prefixLength;
    length += maxBytes < in64Bits.from ? maxBytes : Buffer.byteLength(text);
  }
  return length;
}

interface FrameContent {
  readonly prefix: string;
  readonly text: string;
}

/** Returns where the frame ends. */
function writeFrame(frames: Buffer, start: number, { prefix, text }: FrameContent): number {
  const headLength = headLengthOf(text, prefix.length);
  const textAt = start + headLength + frames.write(prefix, start + headLength);
  const end = textAt + frames.write(text, textAt);
  const length = end - start - headLength;
  frames[start] = wholeText;
  if (headLength === shortHeadLength) {
    frames[start + 1] = length;
  } else if (headLength === in16Bits.headLength) {
    frames[start + 1] = in16Bits.mark;
    frames.writeUInt16BE(length, start + 2);
  } else {
    frames[start + 1] = in64Bits.mark;
    frames.writeBigUInt64BE(BigInt(length), start + 2);
  }
  return end;
}

/** Most texts are of a length that leads to the same head in whatever characters they are written. */
function headLengthOf(text: string, prefixLength: number): number {
  const minBytes = prefixLength + text.length;
  const maxBytes = prefixLength + text.length * maxBytesPerUnit;
  if (minBytes >= in16Bits.from && maxBytes < in64Bits.from) return in16Bits.headLength;
  const length = prefixLength + Buffer.byteLength(text);
  if (length < in16Bits.from) return shortHeadLength;
  return length < in64Bits.from ? in16Bits.headLength : in64Bits.headLength;
}

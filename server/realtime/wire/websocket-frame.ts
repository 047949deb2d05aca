/** WebSocket frames (RFC 6455, section 5.2) as a server sends them: whole texts, unmasked. */

const wholeText = 0x81;
const in16Bits = { mark: 126, from: 126, headLength: 4 };
const in64Bits = { mark: 127, from: 65_536, headLength: 10 };
const shortHeadLength = 2;
/** Of UTF-8, for each unit of a JavaScript string. */
const mostBytes = 3;

/**
 * A frame for each text, one after the other in one piece of memory: all leave in one plain write. Each text gets the
 * prefix, which is ASCII; put before it here, the text need not be copied.
 */
export function textFrames(texts: readonly string[], prefix = ""): Buffer {
  const frames = Buffer.allocUnsafe(roomFor(texts, prefix.length));
  let end = 0;
  for (const text of texts) end = writeFrame(frames, end, { prefix, text });
  return frames.subarray(0, end);
}

/** Enough for certain. Counting a text's bytes costs as much as writing it, so it is only done where much would be wasted. */
function roomFor(texts: readonly string[], prefixLength: number): number {
  let room = 0;
  for (const text of texts) {
    const most = text.length * mostBytes;
    room += in64Bits.headLength + prefixLength;
    room += most < in64Bits.from ? most : Buffer.byteLength(text);
  }
  return room;
}

interface Parts {
  readonly prefix: string;
  readonly text: string;
}

/** Answers where the frame ends. */
function writeFrame(frames: Buffer, start: number, { prefix, text }: Parts): number {
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

/** Most texts are of a length whose head is the same in whatever characters they are written. */
function headLengthOf(text: string, prefixLength: number): number {
  const least = prefixLength + text.length;
  const most = prefixLength + text.length * mostBytes;
  if (least >= in16Bits.from && most < in64Bits.from) return in16Bits.headLength;
  const length = prefixLength + Buffer.byteLength(text);
  if (length < in16Bits.from) return shortHeadLength;
  return length < in64Bits.from ? in16Bits.headLength : in64Bits.headLength;
}

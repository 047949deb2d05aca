/** WebSocket frames (RFC 6455, section 5.2) as a server sends them: whole texts, unmasked. */

const wholeText = 0x81;
const in16Bits = { mark: 126, from: 126, headLength: 4 };
const in64Bits = { mark: 127, from: 65_536, headLength: 10 };
const shortHeadLength = 2;
/** Of UTF-8, for each unit of a JavaScript string. */
const mostBytes = 3;

/** A frame for each text, one after the other in one piece of memory: all leave in one plain write. */
export function textFrames(texts: readonly string[]): Buffer {
  const frames = Buffer.allocUnsafe(roomFor(texts));
  let end = 0;
  for (const text of texts) end = writeFrame(frames, end, text);
  return frames.subarray(0, end);
}

/** Enough for certain. Counting a text's bytes costs as much as writing it, so it is only done where much would be wasted. */
function roomFor(texts: readonly string[]): number {
  let room = 0;
  for (const text of texts) {
    room +=
      in64Bits.headLength + (isShort(text) ? text.length * mostBytes : Buffer.byteLength(text));
  }
  return room;
}

const isShort = ({ length }: string) => length * mostBytes < in64Bits.from;

/** Answers where the frame ends. */
function writeFrame(frames: Buffer, start: number, text: string): number {
  const headLength = headLengthOf(text);
  const length = frames.write(text, start + headLength);
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
  return start + headLength + length;
}

/** Most texts are of a length whose head is the same in whatever characters they are written. */
function headLengthOf(text: string): number {
  if (text.length >= in16Bits.from && isShort(text)) return in16Bits.headLength;
  const length = Buffer.byteLength(text);
  if (length < in16Bits.from) return shortHeadLength;
  return length < in64Bits.from ? in16Bits.headLength : in64Bits.headLength;
}

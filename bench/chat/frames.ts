/** WebSocket frames (RFC 6455, section 5.2): whole text frames, as Socket.IO sends them. */

const text = 0x81;
const masked = 0x80;
const lengthIn16Bits = 126;
const lengthIn64Bits = 127;
const maskLength = 4;

/** A client's frame. The mask is zero: that is allowed, and nothing needs computing. `head` is ASCII. */
export function maskedFrame(head: string, tail?: Buffer): Buffer {
  const length = head.length + (tail?.length ?? 0);
  const short = length < lengthIn16Bits;
  const start = (short ? 2 : 4) + maskLength;
  const frame = Buffer.alloc(start + length);
  frame[0] = text;
  frame[1] = masked | (short ? length : lengthIn16Bits);
  if (!short) frame.writeUInt16BE(length, 2);
  frame.write(head, start, "latin1");
  tail?.copy(frame, start + head.length);
  return frame;
}

/** Hands on the payload of each frame of a server's stream, behind the HTTP answer that the stream begins with. */
export function framesOf(receive: (payload: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  let upgraded = false;

  return (chunk) => {
    const data = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!upgraded) {
      at = data.indexOf("\r\n\r\n") + 4;
      upgraded = at > 3;
      if (!upgraded) at = data.length;
    }
    for (
      let end = endOf(data, at);
      end !== undefined && end <= data.length;
      end = endOf(data, at)
    ) {
      receive(data.subarray(at + headLength(data, at), end));
      at = end;
    }
    rest = at < data.length ? data.subarray(at) : undefined;
  };
}

function headLength(data: Buffer, at: number): number {
  const length = data[at + 1];
  if (length === lengthIn64Bits) return 10;
  return length === lengthIn16Bits ? 4 : 2;
}

/** Where the frame ends; undefined while its head is not whole. */
function endOf(data: Buffer, at: number): number | undefined {
  const head = headLength(data, at);
  if (at + Math.max(head, 2) > data.length) return undefined;
  if (head === 10) return at + head + Number(data.readBigUInt64BE(at + 2));
  return at + head + (head === 4 ? data.readUInt16BE(at + 2) : (data[at + 1] ?? 0));
}

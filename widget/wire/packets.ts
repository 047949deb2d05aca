/**
 * Socket.IO protocol 5, packets of text only: all that our two ends speak.
 * https://socket.io/docs/v4/socket-io-protocol/
 */

export const packetType = {
  connect: 0,
  disconnect: 1,
  event: 2,
  acknowledgement: 3,
  connectError: 4,
} as const;

export interface Packet {
  readonly type: number;
  readonly namespace: string;
  /** Of an event that wants an acknowledgement, and of the acknowledgement. */
  readonly id?: number | undefined;
  readonly data?: unknown;
}

export function encode({ type, namespace, id, data }: Packet): string {
  const place = namespace === "/" ? "" : `${namespace},`;
  return `${type}${place}${id ?? ""}${data === undefined ? "" : asJson(data)}`;
}

/** A page with an old Prototype.js writes arrays as texts: the outer one is put together here. */
const asJson = (data: unknown): string =>
  Array.isArray(data)
    ? `[${data.map((part) => JSON.stringify(part)).join()}]`
    : JSON.stringify(data);

/** Undefined where the text is no packet. */
export function decode(text: string): Packet | undefined {
  const [whole, type, namespace = "/", id, json] =
    /^([0-4])(?:(\/[^,]*),)?(\d*)(.*)$/s.exec(text) ?? [];
  if (whole === undefined) return undefined;
  try {
    const data: unknown = json ? JSON.parse(json) : undefined;
    const packet = { type: Number(type), namespace, id: id ? Number(id) : undefined, data };
    return isSound(packet) ? packet : undefined;
  } catch {
    return undefined;
  }
}

function isSound({ type, data }: Packet): boolean {
  if (type === packetType.event || type === packetType.acknowledgement) return Array.isArray(data);
  if (type === packetType.disconnect) return data === undefined;
  return typeof data === "object" || typeof data === "string";
}

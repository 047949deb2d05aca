/** A packet of Engine.IO, the layer below Socket.IO. Several that leave as one carry their bytes ready-made. */
interface Packet {
  readonly data?: unknown;
  readonly options?: { readonly wsPreEncodedFrame?: readonly Uint8Array[] | undefined };
}

/** A connection of Engine.IO, with the events that its documentation promises. */
export interface PacketEvents {
  on(event: "packetCreate", listener: (packet: Packet) => void): unknown;
  on(event: "flush", listener: () => void): unknown;
}

/**
 * Calls `onTooMany` once, as soon as more than `limit` bytes wait for a connection to take them.
 *
 * What waits here leaves in one piece when the transport is free, and then waits in the socket until the client reads:
 * a connection holds twice the limit at most.
 */
export function watchUnreadBytes(
  connection: PacketEvents,
  limit: number,
  onTooMany: () => void,
): void {
  let unread = 0;
  let told = false;
  connection.on("packetCreate", (packet) => {
    unread += bytesOf(packet);
    if (unread <= limit || told) return;
    told = true;
    onTooMany();
  });
  connection.on("flush", () => {
    unread = 0;
  });
}

function bytesOf({ data, options }: Packet): number {
  const frames = options?.wsPreEncodedFrame;
  if (frames) return frames.reduce((sum, frame) => sum + frame.byteLength, 0);
  return typeof data === "string" ? Buffer.byteLength(data) : 0;
}

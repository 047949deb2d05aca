import { Encoder, type Packet } from "socket.io-parser";
import { Serialised } from "../serialised.ts";

/**
 * Socket.IO's encoder for packets without binary parts. The library's own looks for those in every part of every
 * packet, and ours never have any.
 */
export class JsonEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== "/" ? `${nsp},` : "";
    return [`${type}${namespace}${id ?? ""}${serialise(data)}`];
  }
}

/** A serialised value, which always comes last, is copied as it is. */
function serialise(data: unknown): string {
  if (data === undefined) return "";
  const last = Array.isArray(data) ? data.at(-1) : undefined;
  if (!(last instanceof Serialised)) return JSON.stringify(data);
  const others = JSON.stringify((data as unknown[]).slice(0, -1)).slice(0, -1);
  return `${others}${others === "[" ? "" : ","}${last.json}]`;
}

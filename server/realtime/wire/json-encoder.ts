import { Encoder, type Packet } from "socket.io-parser";
import { Serialised } from "./message-serialiser.ts";

/**
 * Socket.IO's encoder for packets that hold nothing binary, as ours never do: the stock one looks for it in every
 * part of every packet.
 */
export class JsonEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== "/" ? `${nsp},` : "";
    return [`${type}${namespace}${id ?? ""}${jsonOf(data)}`];
  }
}

/** What is written already stands last. */
function jsonOf(data: unknown): string {
  if (data === undefined) return "";
  const last = Array.isArray(data) ? data.at(-1) : undefined;
  if (!(last instanceof Serialised)) return JSON.stringify(data);
  const others = JSON.stringify((data as unknown[]).slice(0, -1)).slice(0, -1);
  return `${others}${others === "[" ? "" : ","}${last.json}]`;
}

import { Encoder, type Packet } from "socket.io-parser";

/**
 * Socket.IO's encoder for packets that hold nothing binary, as ours never do: the stock one looks for it in every
 * part of every packet.
 */
export class PlainEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== "/" ? `${nsp},` : "";
    const json = data === undefined ? "" : JSON.stringify(data);
    return [`${type}${namespace}${id ?? ""}${json}`];
  }
}

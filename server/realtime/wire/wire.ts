import { type Broadcast, createBroadcast, type Sockets } from "./broadcast.ts";
import { type Framing, libraryFraming, tunedFraming } from "./framing.ts";
import { createMessageSerialiser, type MessageSerialiser } from "./message-serialiser.ts";
import { isSound } from "./self-check.ts";

/** All that is tuned below Socket.IO; nothing else in this folder is meant for the rest of the server. */
export interface ServerWire {
  readonly serverOptions: Framing["serverOptions"];
  readonly messages: MessageSerialiser;
  /** See `createBroadcast`. */
  broadcastTo(namespace: Sockets, intervalMs?: number): Broadcast;
}

const fallbackWarning =
  "Socket.IO or ws has changed inside: messages are sent without our tuning, which is slower";

/** Checks that the libraries still are as the tuning expects. Else they work without it, and `warn` is called once. */
export async function createServerWire(warn: (text: string) => void): Promise<ServerWire> {
  const sound = await isSound(tunedFraming);
  if (!sound) warn(fallbackWarning);
  const framing = sound ? tunedFraming : libraryFraming;
  return {
    serverOptions: framing.serverOptions,
    messages: createMessageSerialiser(),
    broadcastTo: (namespace, intervalMs) => createBroadcast(namespace, framing, intervalMs),
  };
}

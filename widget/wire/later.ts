import type { OpenTransport, Transport } from "./engine.ts";

/** A transport that few need: its code is loaded when it is opened. What is sent meanwhile waits for it. */
export const openLater =
  (load: () => Promise<OpenTransport>): OpenTransport =>
  (options) => {
    let transport: Transport | undefined;
    let closed = false;
    const waiting: string[] = [];
    load().then(
      (openTransport) => {
        if (closed) return;
        transport = openTransport(options);
        if (waiting.length > 0) transport.send(waiting);
      },
      () => options.onEnd("transport error"),
    );
    return {
      send(packets) {
        if (transport) transport.send(packets);
        else waiting.push(...packets);
      },
      close() {
        closed = true;
        transport?.close();
      },
    };
  };

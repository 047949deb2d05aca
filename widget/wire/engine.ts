/**
 * Engine.IO protocol 4 for text over one transport: the greeting, the heartbeat and the end.
 * https://socket.io/docs/v4/engine-io-protocol/
 */

/** One way of carrying packets. */
export interface Transport {
  send(packets: readonly string[]): void;
  close(): void;
}

export interface TransportOptions {
  /** `https://host/socket.io/?EIO=4`, without the transport's name. */
  readonly address: string;
  readonly onPacket: (text: string) => void;
  readonly onEnd: (reason: string) => void;
}

export type OpenTransport = (options: TransportOptions) => Transport;

export interface Engine {
  /** False when the server's heartbeat has stopped: then nothing is sent, and the engine closes. */
  send(text: string): boolean;
  close(reason: string): void;
}

export interface EngineOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly onOpen: () => void;
  readonly onMessage: (text: string) => void;
  /** Called once, whoever ended it, also before it was open. */
  readonly onClose: (reason: string) => void;
}

/** In milliseconds. */
interface Greeting {
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

export function openEngine(options: EngineOptions): Engine {
  const { onOpen, onMessage, onClose } = options;
  let closed = false;
  let silenceMs = 0;
  let deadline = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (reason: string) => {
    if (closed) return;
    closed = true;
    clearTimeout(timer);
    transport.close();
    onClose(reason);
  };
  const stopped = () => close("ping timeout");
  const expectPing = () => {
    clearTimeout(timer);
    deadline = Date.now() + silenceMs;
    timer = setTimeout(stopped, silenceMs);
  };
  const receive = (packet: string) => {
    if (closed) return;
    const data = packet.slice(1);
    switch (packet[0]) {
      case "0": {
        const { pingInterval, pingTimeout }: Greeting = JSON.parse(data);
        silenceMs = pingInterval + pingTimeout;
        expectPing();
        return onOpen();
      }
      case "1":
        return close("transport close");
      case "2":
        transport.send(["3"]);
        return expectPing();
      case "4":
        return onMessage(data);
    }
  };
  const transport = options.openTransport({
    address: options.address,
    onPacket: receive,
    onEnd: close,
  });

  return {
    send(text) {
      // A device that slept has missed the pings, and its timer has not run yet.
      if (Date.now() > deadline) queueMicrotask(stopped);
      else transport.send([`4${text}`]);
      return Date.now() <= deadline;
    },
    close,
  };
}

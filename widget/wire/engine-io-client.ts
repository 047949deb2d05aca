import { Emitter } from "./emitter.ts";
import { openPolling } from "./polling.ts";
import { openWebSocket } from "./web-socket.ts";

/**
 * Engine.IO protocol 4 for text, over WebSocket and, where that is blocked, HTTP long polling; takes the
 * place of `engine.io-client` below `socket.io-client` in the built widget, which is 4 kB smaller without
 * upgrades, binary data, WebTransport and browsers that are gone.
 * https://socket.io/docs/v4/engine-io-protocol/
 */

/** One way of carrying packets; it calls `packet` and, once, `end`. */
export interface Wire {
  send(packets: readonly string[]): void;
  close(): void;
}

export interface WireOptions {
  /** `https://host/socket.io/?EIO=4`, without the transport's name. */
  readonly address: string;
  readonly packet: (text: string) => unknown;
  readonly end: (reason: string) => unknown;
}

interface EngineOptions {
  readonly path?: string;
  /** Kept with the manager's options, and so from one attempt to the next: WebSocket has not opened. */
  pollFirst?: boolean;
}

/** Emits open, ping, data, error and close, as the manager expects. */
export class Socket extends Emitter {
  /** The manager looks at this before it sends what may be dropped. */
  readonly transport = { writable: true };
  readonly #options: EngineOptions;
  readonly #address: string;
  #wire: Wire | undefined;
  #state: "opening" | "open" | "closed" = "opening";
  #quietMs = 0;
  #deadline = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(origin: string, options: EngineOptions) {
    super();
    this.#options = options;
    this.#address = `${origin}${options.path ?? "/socket.io"}/?EIO=4`;
    this.#connect();
  }

  write(text: string): void {
    if (this.#state === "open") this.#wire?.send([`4${text}`]);
  }

  close(): void {
    this.#end("forced close");
  }

  /** A device that slept has missed the pings and does not know it yet. */
  _hasPingExpired(): boolean {
    const expired = Date.now() > this.#deadline;
    if (expired) queueMicrotask(() => this.#end("ping timeout"));
    return expired;
  }

  /** A proxy may swallow a WebSocket without a word; then the next attempt is the other way. */
  #connect(): void {
    const polls = this.#options.pollFirst === true;
    this.#options.pollFirst = !polls;
    const wire = (polls ? openPolling : openWebSocket)({
      address: this.#address,
      packet: (text) => wire === this.#wire && this.#take(text),
      end: (reason) => wire === this.#wire && this.#lost(reason, polls),
    });
    this.#wire = wire;
  }

  #take(text: string): void {
    const data = text.slice(1);
    if (text[0] === "0") this.#greet(JSON.parse(data));
    else if (text[0] === "1") this.#end("transport close");
    else if (text[0] === "2") this.#pong();
    else if (text[0] === "4") this.emitReserved("data", data);
  }

  #greet(hello: { readonly pingInterval: number; readonly pingTimeout: number }): void {
    this.#quietMs = hello.pingInterval + hello.pingTimeout;
    this.#state = "open";
    this.#options.pollFirst = false;
    this.#expectPing();
    this.emitReserved("open");
  }

  #pong(): void {
    this.#wire?.send(["3"]);
    this.#expectPing();
    this.emitReserved("ping");
  }

  #expectPing(): void {
    clearTimeout(this.#timer);
    this.#deadline = Date.now() + this.#quietMs;
    this.#timer = setTimeout(() => this.#end("ping timeout"), this.#quietMs);
  }

  #lost(reason: string, polled: boolean): void {
    const opening = this.#state === "opening";
    if (opening && !polled) this.#connect();
    else this.#end(reason);
    if (opening && polled) this.emitReserved("error", new Error(reason));
  }

  #end(reason: string): void {
    if (this.#state === "closed") return;
    const opened = this.#state === "open";
    this.#state = "closed";
    clearTimeout(this.#timer);
    this.#wire?.close();
    if (opened) this.emitReserved("close", reason);
  }
}

/** The manager's own timers and its next turn, which it takes from here. */
export function installTimerFunctions(object: object): void {
  Object.assign(object, {
    setTimeoutFn: setTimeout.bind(globalThis),
    clearTimeoutFn: clearTimeout.bind(globalThis),
  });
}

export const nextTick = queueMicrotask.bind(globalThis);

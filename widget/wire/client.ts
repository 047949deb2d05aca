import type { OpenSocket } from "../../ui/client-socket.ts";
import { type Engine, openEngine } from "./engine.ts";
import { openLater } from "./later.ts";
import { decode, encode, type Packet, packetType } from "./packets.ts";
import { createRequests } from "./requests.ts";
import { openWebSocket } from "./web-socket.ts";

/** An attempt that has not opened by then has failed. */
const openMs = 8_000;
const firstRetryMs = 500;
const lastRetryMs = 8_000;

const openPolling = openLater(async () => (await import("./polling.ts")).openPolling);

/**
 * A Socket.IO client for text in one namespace, a seventh of the size of `socket.io-client`: WebSocket first and
 * long polling where that is blocked, acknowledgements, and reconnection with back-off.
 */
export const openSocket: OpenSocket = ({
  address,
  auth,
  listeners,
  onDisconnect,
  onConnectError,
}) => {
  const { origin, pathname: namespace } = new URL(address, location.href);
  const requests = createRequests();
  let engine: Engine | undefined;
  let active = false;
  let connected = false;
  let polls = false;
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(timer);
    const old = engine;
    engine = undefined;
    connected = false;
    old?.close("forced close");
    requests.failAll();
  };
  const retry = () => {
    timer = setTimeout(open, backOff(attempts++));
  };
  const open = () => {
    const polled = polls;
    let opened = false;
    const opening = openEngine({
      address: `${origin}/socket.io/?EIO=4`,
      openTransport: polled ? openPolling : openWebSocket,
      onOpen() {
        clearTimeout(timer);
        opened = true;
        polls = false;
        attempts = 0;
        void greet(opening);
      },
      onMessage: (text) => receive(decode(text)),
      onClose(reason) {
        if (opening !== engine) return;
        stop();
        // Some proxies let a WebSocket wait for ever. Then the next attempt polls.
        if (!opened) polls = !polled;
        if (!opened && !polled && reason !== "timeout") return open();
        retry();
        if (opened) onDisconnect(reason);
        else onConnectError(new Error(reason));
      },
    });
    engine = opening;
    timer = setTimeout(() => opening.close("timeout"), openMs);
  };
  const send = (type: number, data?: unknown, id?: number) =>
    engine?.send(encode({ type, namespace, id, data })) === true;
  const greet = async (greeted: Engine) => {
    const data = await auth();
    if (greeted !== engine) return;
    if (data) send(packetType.connect, data);
    else {
      end();
      onDisconnect("no handshake");
    }
  };
  const end = () => {
    active = false;
    stop();
  };

  const receive = (packet: Packet | undefined) => {
    if (packet === undefined) return engine?.close("parse error");
    if (packet.namespace !== namespace) return;
    // Our own server sends what its types say; nobody else can send here.
    const data = packet.data as never;
    switch (packet.type) {
      case packetType.connect:
        connected = true;
        return;
      case packetType.event:
        return hear(data);
      case packetType.acknowledgement:
        return requests.answer(packet.id ?? 0, data[0]);
      case packetType.connectError:
        end();
        return onConnectError(Object.assign(new Error(), data));
      case packetType.disconnect:
        end();
        return onDisconnect("io server disconnect");
    }
  };
  const hear = ([name, value]: readonly [keyof typeof listeners, never]) =>
    listeners[name]?.(value);

  return {
    get connected() {
      return connected;
    },
    get active() {
      return active;
    },
    connect() {
      if (active) return;
      active = true;
      open();
    },
    disconnect() {
      const wasConnected = connected;
      if (connected) send(packetType.disconnect);
      end();
      if (wasConnected) onDisconnect("io client disconnect");
    },
    request: (name, payload, timeoutMs) =>
      requests.make(timeoutMs, (id) => connected && send(packetType.event, [name, payload], id)),
  };
};

/** In milliseconds: twice as long each time, and up to half more or less, so that not all come back at once. */
const backOff = (attempts: number) =>
  Math.min(lastRetryMs, firstRetryMs * 2 ** attempts * (0.5 + Math.random()));

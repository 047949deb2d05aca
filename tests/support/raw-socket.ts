/** A hostile client: a bare WebSocket that speaks Socket.IO by hand, and may stop reading. */

import { WebSocket } from "ws";

export interface RawSocket {
  send(packet: string): void;
  /** A call of the namespace; without an id nobody waits for an answer. */
  call(name: string, payload: unknown, id?: number): void;
  /** Takes nothing more from the network. */
  stopReading(): void;
  goOnReading(): void;
  /** Packets that have come, newest last. */
  readonly heard: readonly string[];
  readonly isOpen: () => boolean;
  /** Resolves with the code and the reason of the close. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  destroy(): void;
}

/** Resolves when the WebSocket is open; with a namespace, when the server has accepted the handshake there. */
export async function openRaw(
  url: string,
  { namespace, auth = {}, origin = url, from }: OpenOptions = {},
): Promise<RawSocket> {
  const socket = new WebSocket(
    `${url.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`,
    { origin, ...(from && { localAddress: from }) },
  );
  const heard: string[] = [];
  socket.on("message", (data) => {
    const packet = String(data);
    if (packet === "2") socket.send("3");
    else heard.push(packet);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  socket.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  const raw: RawSocket = {
    send: (packet) => socket.send(packet),
    call: (name, payload, id) =>
      socket.send(`42${namespace},${id ?? ""}${JSON.stringify([name, payload])}`),
    stopReading: () => socket.pause(),
    goOnReading: () => socket.resume(),
    heard,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    closed,
    destroy: () => socket.terminate(),
  };
  if (namespace) {
    await signIn(raw, `40${namespace},${JSON.stringify(auth)}`);
  }
  return raw;
}

interface OpenOptions {
  readonly namespace?: "/customer" | "/agent";
  readonly auth?: object;
  readonly origin?: string;
  /** Another address of this machine, such as 127.0.0.2. */
  readonly from?: string;
}

const isSession = (packet: string) => packet.startsWith("42") && packet.includes('["session",');

/** The session that the server has sent. */
export function sessionOf<Session>({ heard }: RawSocket): Session {
  const packet = heard.find(isSession);
  if (packet === undefined) throw new Error(`No session came: ${heard.join(" ")}`);
  return JSON.parse(packet.slice(packet.indexOf("[")))[1] as Session;
}

/** Resolves when the namespace has accepted or refused; asks again while the server is too busy, as every client does. */
async function signIn({ send, heard }: RawSocket, packet: string) {
  const isAnswer = (answer: string) => answer.startsWith("44") || isSession(answer);
  let answers = 0;
  for (;;) {
    send(packet);
    await waitUntil(() => heard.filter(isAnswer).length > answers);
    answers = heard.filter(isAnswer).length;
    const isBusy = heard.findLast(isAnswer)?.includes('"code":"unavailable"');
    if (!isBusy) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function waitUntil(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

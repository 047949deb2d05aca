import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "node:net";
import { framesOf, maskedFrame } from "./frames.ts";

/**
 * One connection that speaks just enough of the Socket.IO 5 protocol to load a server.
 *
 * It shares two cores with the server that it loads, so it works on bytes and does next to nothing: with a whole
 * client, half of what is measured would be the client.
 */
export interface Line {
  /** Resolves with what the server acknowledges. */
  call(event: string, payload: unknown): Promise<unknown>;
  /** Sends the message; `acknowledged` is called with whether the server accepted it. */
  send(message: Buffer, acknowledged: (ok: boolean) => void): void;
  /** How many events the server has sent on its own. */
  readonly heard: () => number;
  /** Calls `hear` with the packet of each of them, in place of whom it called before. */
  listen(hear: (frame: Buffer) => void): void;
  readonly session: unknown;
  close(): void;
}

/** What follows the client id in a `message:send`, ready to be copied. */
export const messageOf = (text: string) => Buffer.from(`",${JSON.stringify({ text }).slice(1)}]`);

const byte = (character: string) => character.charCodeAt(0);
const engine = { open: byte("0"), ping: byte("2") };
const packet = { connect: byte("0"), event: byte("2"), ack: byte("3"), refused: byte("4") };
const digits = { first: byte("0"), last: byte("9") };
const taken = Buffer.from('[{"ok":true');

/** Opens a websocket to `url` and joins `namespace`; resolves once the server has sent `session`, or at the connect. */
export function openLine(
  url: string,
  namespace: string,
  auth: object,
  awaitsSession = true,
): Promise<Line> {
  const { hostname, port } = new URL(url);
  const prefix = namespace === "/" ? "" : `${namespace},`;
  const socket = connect(Number(port), hostname).setNoDelay(true);
  const waiting = new Map<number, (answer: Buffer) => void>();
  let nextId = 0;
  let heard = 0;
  let hear = (_frame: Buffer) => {};

  const line = (session: unknown): Line => ({
    call: (event, payload) =>
      new Promise((resolve) => {
        nextId += 1;
        waiting.set(nextId, (answer) => resolve(JSON.parse(answer.toString())[0]));
        socket.write(maskedFrame(`42${prefix}${nextId}`, json([event, payload])));
      }),
    send(message, acknowledged) {
      nextId += 1;
      waiting.set(nextId, (answer) =>
        acknowledged(answer.compare(taken, 0, taken.length, 0, taken.length) === 0),
      );
      const head = `42${prefix}${nextId}["message:send",{"clientId":"${randomUUID()}`;
      socket.write(maskedFrame(head, message));
    },
    heard: () => heard,
    listen(listener) {
      hear = listener;
    },
    session,
    close: () => socket.destroy(),
  });

  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", framesOf(receive));
    socket.write(upgradeRequest(`${hostname}:${port}`));

    function receive(frame: Buffer) {
      if (frame[0] === engine.ping) return void socket.write(maskedFrame("3"));
      if (frame[0] === engine.open)
        return void socket.write(maskedFrame(`40${prefix}`, json(auth)));
      const rest = 2 + prefix.length;
      if (frame[1] === packet.ack) return acknowledge(frame, rest);
      if (frame[1] === packet.refused) return reject(new Error(`${url} refused: ${frame}`));
      if (frame[1] === packet.connect && !awaitsSession) return resolve(line(undefined));
      if (frame[1] !== packet.event) return;
      heard += 1;
      hear(frame);
      if (heard === 1 && awaitsSession) resolve(line(JSON.parse(frame.toString("utf8", rest))[1]));
    }
  });

  function acknowledge(frame: Buffer, start: number) {
    let id = 0;
    let at = start;
    for (; ; at += 1) {
      const digit = frame[at] ?? 0;
      if (digit < digits.first || digit > digits.last) break;
      id = id * 10 + digit - digits.first;
    }
    waiting.get(id)?.(frame.subarray(at));
    waiting.delete(id);
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const upgradeRequest = (host: string) =>
  [
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
    `Host: ${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ].join("\r\n");

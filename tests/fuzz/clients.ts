/** Clients that send bytes as they are, and notice what the server does with them. */

import { connect } from "node:net";
import { WebSocket } from "ws";

/** In milliseconds; only an attack that has found something waits so long. */
const patienceMs = 12_000;

export type Outcome = "answered" | "closed" | "silent";

/** A WebSocket in a namespace, opened again whenever the server has closed it. */
export function createFrameClient(url: string, namespace: string, auth: object) {
  let socket: WebSocket | undefined;
  let shown = auth;
  let heard: (packet: string | undefined) => void = () => {};

  const next = (isIt: (packet: string) => boolean) =>
    new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => resolve("silent"), patienceMs);
      heard = (packet) => {
        if (packet !== undefined && !isIt(packet)) return;
        clearTimeout(timer);
        const [, token] = /\["session",\{"token":"([^"]+)"/.exec(packet ?? "") ?? [];
        // A guest is the same one again, and no new row.
        if (token) shown = { token };
        resolve(packet === undefined ? "closed" : "answered");
      };
    });

  async function open() {
    const made = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
    made.on("error", () => undefined).on("message", (data) => heard(String(data)));
    made.once("close", () => {
      if (socket === made) socket = undefined;
      heard(undefined);
    });
    await next((packet) => packet.startsWith("0"));
    made.send(`40${namespace},${JSON.stringify(shown)}`);
    const outcome = await next((packet) => packet.includes(`["session"`));
    if (outcome === "answered") socket = made;
    return outcome;
  }

  return {
    /** Sends it as a text frame, and then a right call: the answer to that says that both were read. */
    async send(bytes: Buffer): Promise<Outcome> {
      if (!socket && (await open()) !== "answered") return "silent";
      const answer = next((packet) => packet.startsWith(`43${namespace},424242[`));
      socket?.send(bytes, { binary: false });
      // It has left the namespace, and nobody answers there any more.
      if (bytes.toString().startsWith("41")) socket?.close();
      socket?.send(`42${namespace},424242["faq:suggest",{"text":""}]`);
      return answer;
    },
    close: () => socket?.terminate(),
  };
}

/** The statuses that the bytes were answered with; the server hears at once that nothing more comes. */
export const sendRequest = (url: string, bytes: Buffer) =>
  new Promise<readonly number[]>((resolve) => {
    const { hostname, port } = new URL(url);
    const parts: Buffer[] = [];
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const finish = () => {
      socket.destroy();
      const answers = Buffer.concat(parts).toString("latin1");
      resolve([...answers.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status)));
    };
    socket.setTimeout(patienceMs, finish);
    socket.on("data", (part) => {
      parts.push(part);
      // An upgraded connection stays open.
      if (part.includes("101 Switching")) finish();
    });
    socket.once("error", finish).once("end", finish).once("close", finish);
    socket.end(bytes);
  });

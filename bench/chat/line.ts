import { WebSocket } from "ws";

/** One connection that speaks just enough of the Socket.IO 5 protocol to load a server without being the bottleneck. */
export interface Line {
  /** Resolves with what the server acknowledges. */
  call(event: string, payload: unknown): Promise<unknown>;
  /** How many events the server has sent on its own. */
  readonly heard: () => number;
  readonly session: unknown;
  close(): void;
}

const packets = /^(\d)(\d)?(?:(\/[^,[{]*),)?(\d+)?([\s\S]*)$/;

/** Opens a websocket to `url` and joins `namespace`; resolves once the server has sent `session`, or at the connect. */
export function openLine(
  url: string,
  namespace: string,
  auth: object,
  awaitsSession = true,
): Promise<Line> {
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`,
    {
      perMessageDeflate: false,
    },
  );
  const waiting = new Map<number, (value: unknown) => void>();
  const prefix = namespace === "/" ? "" : `${namespace},`;
  let nextId = 0;
  let heard = 0;

  return new Promise((resolve, reject) => {
    const line = (session: unknown): Line => ({
      call: (event, payload) =>
        new Promise((answer) => {
          nextId += 1;
          waiting.set(nextId, answer);
          socket.send(`42${prefix}${nextId}${JSON.stringify([event, payload])}`);
        }),
      heard: () => heard,
      session,
      close: () => socket.terminate(),
    });
    socket.on("error", reject);
    socket.on("message", (data) => {
      const text = data.toString();
      const [, engine, type, , id, rest = ""] = packets.exec(text) ?? [];
      if (engine === "2") return socket.send("3");
      if (engine === "0") return socket.send(`40${prefix}${JSON.stringify(auth)}`);
      if (type === "3") return acknowledge(Number(id), rest);
      if (type === "4") return reject(new Error(`${url}${namespace} refused: ${rest}`));
      if (type === "0" && !awaitsSession) return resolve(line(undefined));
      if (type === "2") {
        heard += 1;
        if (rest.startsWith('["session"')) resolve(line(JSON.parse(rest)[1]));
      }
    });
  });

  function acknowledge(id: number, rest: string) {
    waiting.get(id)?.(JSON.parse(rest)[0]);
    waiting.delete(id);
  }
}

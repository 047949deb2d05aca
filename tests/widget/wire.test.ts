import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { Server } from "socket.io";
import { Decoder as WholeDecoder, Encoder as WholeEncoder } from "socket.io-parser";
import { afterEach, describe, expect, test } from "vitest";
import { Socket as Engine } from "../../widget/wire/engine-io-client.ts";
import { Decoder, Encoder } from "../../widget/wire/socket-io-parser.ts";

const packets = fc.record({
  type: fc.constantFrom(2, 3),
  nsp: fc.constantFrom("/", "/customer", "/agent"),
  id: fc.option(fc.nat(), { nil: undefined }),
  data: fc
    .array(fc.jsonValue({ stringUnit: "grapheme" }), { maxLength: 3 })
    .map((rest) => ["event", ...rest]),
});

function decoded(decoder: Decoder | WholeDecoder, text: string): unknown {
  let seen: unknown;
  decoder.on("decoded", (packet: unknown) => {
    seen = packet;
  });
  decoder.add(text);
  return JSON.parse(JSON.stringify(seen));
}

describe("the parser for text", () => {
  test("writes and reads what the whole parser does", () => {
    fc.assert(
      fc.property(packets, (packet) => {
        const { id, ...rest } = packet;
        const given = id === undefined ? rest : { ...rest, id };
        const [text = ""] = new WholeEncoder().encode(given);
        expect(new Encoder().encode(given)).toEqual([text]);
        expect(decoded(new Decoder(), text)).toEqual(decoded(new WholeDecoder(), text));
      }),
    );
  });

  test.each([
    ["a connection", '0/customer,{"sid":"x"}'],
    ["a refusal", '4/customer,{"message":"no","data":{"code":"rate_limited"}}'],
    ["an end", "1/customer,"],
    ["an answer that looks like a namespace", '3/customer,7["/a,b"]'],
  ])("reads %s as the whole parser does", (_what, text) => {
    expect(decoded(new Decoder(), text)).toEqual(decoded(new WholeDecoder(), text));
  });

  test.each(["", "9", "x", '2{"not":"a list"}', "2[1", '51-["binary"]', 7])(
    "refuses %j",
    (text) => {
      expect(() => new Decoder().add(text)).toThrow();
    },
  );
});

describe("the engine over HTTP", () => {
  let server: Server | undefined;
  afterEach(async () => {
    await server?.close();
  });

  async function start(options: object = {}): Promise<string> {
    const http = createServer();
    const io = new Server(http, options);
    server = io;
    io.on("connection", (socket) => socket.on("echo", (text, answer) => answer(text)));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  }
  const next = (engine: Engine, name: string) =>
    new Promise<string>((resolve) => {
      const listener = (value: never) => {
        engine.off(name, listener);
        resolve(value);
      };
      engine.on(name, listener);
    });

  test("carries packets both ways, in order", async () => {
    const engine = new Engine(await start(), { pollFirst: true });
    await next(engine, "open");
    const connected = next(engine, "data");
    engine.write("0");
    expect(await connected).toMatch(/^0\{"sid"/);

    const answers: string[] = [];
    const all = new Promise<void>((resolve) =>
      engine.on("data", (text: never) => {
        if (answers.push(text) === 30) resolve();
      }),
    );
    for (let id = 0; id < 30; id++) engine.write(`2${id}["echo","第 ${id} 条"]`);
    await all;
    expect(answers).toEqual(Array.from({ length: 30 }, (_, id) => `3${id}["第 ${id} 条"]`));
    engine.close();
  });

  test("outlives several heartbeats", async () => {
    const engine = new Engine(await start({ pingInterval: 40, pingTimeout: 40 }), {
      pollFirst: true,
    });
    const lost = next(engine, "close");
    for (let beats = 0; beats < 4; beats++) await next(engine, "ping");
    engine.close();
    expect(await lost).toBe("forced close");
  });

  test("says that the connection is lost when the server is gone", async () => {
    const engine = new Engine(await start(), { pollFirst: true });
    await next(engine, "open");
    const lost = next(engine, "close");
    await server?.close();
    expect(await lost).toMatch(/^transport/);
  });

  test("fails where nobody listens", async () => {
    const engine = new Engine("http://127.0.0.1:9", { pollFirst: true });
    expect(await next(engine, "error")).toBeInstanceOf(Error);
  });
});

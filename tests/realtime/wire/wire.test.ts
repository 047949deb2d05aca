import { createRequire } from "node:module";
import { Encoder } from "socket.io-parser";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as ws from "ws";
import { libraryFraming, tunedFraming } from "../../../server/realtime/wire/framing.ts";
import { isSound } from "../../../server/realtime/wire/self-check.ts";
import { createServerWire } from "../../../server/realtime/wire/wire.ts";
import { agent, customer } from "../../support/actors.ts";
import { startTestServer } from "../../support/server.ts";

test("the installed versions of Socket.IO and ws are as the tuning expects", async () => {
  const warn = vi.fn();
  const { serverOptions } = await createServerWire(warn);
  expect(warn).not.toHaveBeenCalled();
  expect(serverOptions).toBe(tunedFraming.serverOptions);
});

test("the library's own framing does not count as tuned", async () => {
  expect(await isSound(libraryFraming)).toBe(false);
});

/** The name is gone for whoever looks from outside; the library itself still works, as if it had renamed it. */
function hideMethod(prototype: Record<string, unknown>, name: string) {
  const hidden = prototype[name];
  const methods = Object.getOwnPropertyNames(prototype).filter(
    (other) => ![name, "constructor"].includes(other) && isMethod(prototype, other),
  );
  const originals = methods.map((method) => [method, prototype[method]] as const);
  for (const [method, original] of originals) {
    prototype[method] = function (this: Record<string, unknown>, ...given: unknown[]) {
      this[name] = hidden;
      try {
        return Reflect.apply(original as () => unknown, this, given);
      } finally {
        delete this[name];
      }
    };
  }
  delete prototype[name];
  return () => {
    prototype[name] = hidden;
    for (const [method, original] of originals) prototype[method] = original;
  };
}

const isMethod = (prototype: object, name: string) =>
  typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === "function";

const sender = Reflect.get(ws, "Sender").prototype;
const engine = createRequire(createRequire(import.meta.url).resolve("socket.io"))("engine.io");
const transport = engine.transports.websocket.prototype;

const changes: Readonly<Record<string, () => () => void>> = {
  "`ws` no longer has `_sender.sendFrame`": () => hideMethod(sender, "sendFrame"),
  "Engine.IO no longer knows `wsPreEncodedFrame`": () => {
    const spy = vi.spyOn(transport, "_canSendPreEncodedFrame").mockReturnValue(false);
    return () => spy.mockRestore();
  },
  "Socket.IO encodes packets in another way": () => {
    const { encode } = Encoder.prototype;
    const spy = vi.spyOn(Encoder.prototype, "encode").mockImplementation(function (
      this: Encoder,
      packet,
    ) {
      return encode.call(this, packet).map((part: string) => `${part} `);
    });
    return () => spy.mockRestore();
  },
};

describe.each(Object.entries(changes))("when %s", (_, change) => {
  test("messages still arrive, and the log says once that the tuning is off", async () => {
    onTestFinished(change());
    const server = await startTestServer();
    const alice = await customer(server);
    const bo = await agent(server, "Bo");
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    const texts = ["没到账", "还在吗", "转账 😀"];
    for (const text of texts) await alice.sends(text);
    for (const text of texts) await bo.sees(id, text);
    await bo.says(id, "您好");
    await alice.sees("您好");
    const warnings = server
      .logged()
      .split("\n")
      .filter((line) => line.includes("without our tuning"));
    expect(warnings).toHaveLength(1);
    await server.stop();
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ServerEvent } from "../../../protocol/events.ts";
import { createBroadcast } from "../../../server/realtime/wire/broadcast.ts";
import {
  type Framing,
  libraryFraming,
  tunedFraming,
} from "../../../server/realtime/wire/framing.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Transport {
  readonly name: string;
  readonly writable: boolean;
}
const ready: Transport = { name: "websocket", writable: true };

/** A namespace with the connections `a` and `b`, and what is written to each. */
function namespaceOf(transport: Transport) {
  const written: Record<string, { packet: string; frames: readonly Buffer[] | undefined }[]> = {
    a: [],
    b: [],
  };
  const conn = (id: string) => ({
    transport,
    write: (packet: string, options: { wsPreEncodedFrame?: readonly Buffer[] } = {}) =>
      written[id]?.push({ packet, frames: options.wsPreEncodedFrame }),
  });
  const sockets = new Map(["a", "b"].map((id) => [id, { conn: conn(id) }]));
  return { written, namespace: { name: "/agent", sockets } };
}

const typing = (by: "customer" | "agent") =>
  ({ type: "typing", conversationId: "c", by, on: true }) as ServerEvent;
const packetOf = (by: string) =>
  `2/agent,["event",{"type":"typing","conversationId":"c","by":"${by}","on":true}]`;
const alone = (by: string) => ({ packet: packetOf(by), frames: undefined });

describe.each<[string, Framing]>([
  ["our framing", tunedFraming],
  ["the library's framing", libraryFraming],
])("with %s", (_, framing) => {
  test("an event is one packet of its namespace for each connection, at once", () => {
    const { namespace, written } = namespaceOf(ready);
    const broadcast = createBroadcast(namespace, framing);
    broadcast.send(typing("customer"), ["a", "b", "gone"]);
    expect(written).toEqual({ a: [alone("customer")], b: [alone("customer")] });
  });

  test.each<Transport>([
    { name: "websocket", writable: false },
    { name: "polling", writable: true },
  ])(
    "$name, writable: $writable, gets every packet by itself, so that none is lost",
    (transport) => {
      const { namespace, written } = namespaceOf(transport);
      const broadcast = createBroadcast(namespace, framing, 25);
      for (const by of ["customer", "agent", "customer"] as const) {
        broadcast.send(typing(by), ["a"]);
      }
      vi.advanceTimersByTime(25);
      expect(written.a).toEqual(["customer", "agent", "customer"].map(alone));
    },
  );
});

test("events of a busy moment leave in one write, at the end of the interval and in order", () => {
  const { namespace, written } = namespaceOf(ready);
  const broadcast = createBroadcast(namespace, tunedFraming, 25);
  broadcast.send(typing("customer"), ["a"]);
  broadcast.send(typing("agent"), ["a"]);
  broadcast.send(typing("customer"), ["a", "b"]);
  expect(written.a).toEqual([alone("customer")]);
  vi.advanceTimersByTime(25);
  expect(written.a).toHaveLength(2);
  const [frames] = written.a?.[1]?.frames ?? [];
  const text = frames?.toString() ?? "";
  expect(text.indexOf(`4${packetOf("agent")}`)).toBeGreaterThan(0);
  expect(text.indexOf(`4${packetOf("customer")}`)).toBeGreaterThan(text.indexOf(packetOf("agent")));
  expect(written.b).toEqual([alone("customer")]);
});

test("after a stop nothing is sent", () => {
  const { namespace, written } = namespaceOf(ready);
  const broadcast = createBroadcast(namespace, tunedFraming, 25);
  broadcast.send(typing("customer"), ["a"]);
  broadcast.send(typing("agent"), ["a"]);
  broadcast.stop();
  vi.advanceTimersByTime(1_000);
  expect(written.a).toEqual([alone("customer")]);
});

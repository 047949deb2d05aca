import { expect, test } from "vitest";
import { packetOf, writePackets } from "../../../server/realtime/wire/write-packets.ts";

function connection(transport: { readonly name: string; readonly writable: boolean }) {
  const written: { readonly packet: string; readonly frames: readonly Buffer[] | undefined }[] = [];
  return {
    transport,
    written,
    write: (packet: string, options: { wsPreEncodedFrame?: readonly Buffer[] } = {}) =>
      written.push({ packet, frames: options.wsPreEncodedFrame }),
  };
}

const typing = { type: "typing", conversationId: "c", by: "customer", on: true } as never;
const packet = packetOf(typing, "/agent");

test("an event is one Socket.IO packet of its namespace", () => {
  expect(packet).toBe(
    '2/agent,["event",{"type":"typing","conversationId":"c","by":"customer","on":true}]',
  );
});

test("a websocket that is ready gets several packets in one piece", () => {
  const ready = connection({ name: "websocket", writable: true });
  writePackets(ready, [packet, packet]);
  expect(ready.written).toHaveLength(1);
  const [frames] = ready.written[0]?.frames ?? [];
  expect(frames?.toString().split(`4${packet}`)).toHaveLength(3);
});

test.each([
  { name: "websocket", writable: false },
  { name: "polling", writable: true },
])(
  "$name, ready: $writable, gets every packet by itself, so that none is lost and all are counted",
  (transport) => {
    const other = connection(transport);
    writePackets(other, [packet, "2second"]);
    expect(other.written).toEqual([
      { packet, frames: undefined },
      { packet: "2second", frames: undefined },
    ]);
  },
);

test("one packet is written as it is", () => {
  const ready = connection({ name: "websocket", writable: true });
  writePackets(ready, [packet]);
  expect(ready.written).toEqual([{ packet, frames: undefined }]);
});

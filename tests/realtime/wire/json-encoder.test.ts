import { Encoder, type Packet, PacketType } from "socket.io-parser";
import { expect, test } from "vitest";
import { JsonEncoder } from "../../../server/realtime/wire/json-encoder.ts";
import { Serialised } from "../../../server/realtime/wire/message-serialiser.ts";

test.each<Packet>([
  { type: PacketType.CONNECT, nsp: "/", data: { sid: "a" } },
  { type: PacketType.CONNECT, nsp: "/customer" },
  { type: PacketType.DISCONNECT, nsp: "/agent" },
  { type: PacketType.EVENT, nsp: "/customer", data: ["event", { text: '转账没到\u2028 "x" 😀' }] },
  { type: PacketType.EVENT, nsp: "/customer", id: 0, data: ["event"] },
  { type: PacketType.ACK, nsp: "/", id: 17, data: [{ ok: true, value: { none: undefined } }] },
  { type: PacketType.CONNECT_ERROR, nsp: "/agent", data: { message: "no", data: null } },
])("a packet is written as Socket.IO writes it: %j", (packet) => {
  expect(new JsonEncoder().encode(packet)).toEqual(new Encoder().encode(packet));
});

test.each([[[]], [["event"]], [["event", { a: 1 }]]])(
  "what is JSON already stands behind %j as its value would",
  (before) => {
    const value = { ok: true, value: { text: "转账没到" } };
    const packet = { type: PacketType.ACK, nsp: "/customer", id: 3 };
    const written = new Serialised(JSON.stringify(value));
    expect(new JsonEncoder().encode({ ...packet, data: [...before, written] })).toEqual(
      new Encoder().encode({ ...packet, data: [...before, value] }),
    );
  },
);

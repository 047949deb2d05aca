import { Encoder, type Packet, PacketType } from "socket.io-parser";
import { expect, test } from "vitest";
import { Serialised } from "../../../server/realtime/serialised.ts";
import { JsonEncoder } from "../../../server/realtime/wire/json-encoder.ts";

test.each<Packet>([
  { type: PacketType.CONNECT, nsp: "/", data: { sid: "a" } },
  { type: PacketType.CONNECT, nsp: "/customer" },
  { type: PacketType.DISCONNECT, nsp: "/agent" },
  { type: PacketType.EVENT, nsp: "/customer", data: ["event", { text: '转账没到\u2028 "x" 😀' }] },
  { type: PacketType.EVENT, nsp: "/customer", id: 0, data: ["event"] },
  { type: PacketType.ACK, nsp: "/", id: 17, data: [{ ok: true, value: { none: undefined } }] },
  { type: PacketType.CONNECT_ERROR, nsp: "/agent", data: { message: "no", data: null } },
])("a packet is encoded as Socket.IO encodes it: %j", (packet) => {
  expect(new JsonEncoder().encode(packet)).toEqual(new Encoder().encode(packet));
});

test.each([[[]], [["event"]], [["event", { a: 1 }]]])(
  "a serialised value after %j is encoded as its value, by this encoder and by Socket.IO's",
  (before) => {
    const value = { ok: true, value: { text: "转账没到" } };
    const packet = { type: PacketType.ACK, nsp: "/customer", id: 3 };
    const expected = new Encoder().encode({ ...packet, data: [...before, value] });
    const data = [...before, new Serialised(JSON.stringify(value))];
    expect(new JsonEncoder().encode({ ...packet, data })).toEqual(expected);
    expect(new Encoder().encode({ ...packet, data })).toEqual(expected);
  },
);

import { EventEmitter } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { watchUnaskedPackets } from "../../server/realtime/unasked-packets.ts";

afterEach(() => void vi.useRealTimers());

function watched() {
  const connection = new EventEmitter();
  let ended = 0;
  watchUnaskedPackets(connection, () => {
    ended += 1;
  });
  const sends = (count: number, type: string, data?: string) => {
    for (let one = 0; one < count; one += 1) connection.emit("packet", { type, data });
  };
  return { sends, ended: () => ended };
}

test.each([
  ["pongs", "pong", undefined],
  ["acknowledgements", "message", "30[]"],
  ["acknowledgements of a namespace", "message", "3/customer,7[]"],
])("S34 %s that nobody asked for end a connection, once", (_, type, data) => {
  const { sends, ended } = watched();
  sends(60, type, data);
  expect(ended()).toBe(0);
  sends(1_000, type, data);
  expect(ended()).toBe(1);
});

test("calls are counted elsewhere, and the pongs of an hour end nothing", () => {
  vi.useFakeTimers();
  const { sends, ended } = watched();
  sends(1_000, "message", '2/customer,1["message:send",{}]');
  for (let ping = 0; ping < 144; ping += 1) {
    sends(1, "pong");
    vi.advanceTimersByTime(25_000);
  }
  expect(ended()).toBe(0);
});

import { EventEmitter } from "node:events";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { onShutdown } from "../server/shutdown.ts";

/** A process that notes how it was ended. */
function watched(stop: () => Promise<void>, graceMs = 60_000) {
  const lines: { msg: string }[] = [];
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
  const events = new EventEmitter();
  const codes: number[] = [];
  const ended = new Promise<number>((resolve) => {
    const exit = (code: number) => {
      codes.push(code);
      resolve(code);
    };
    onShutdown({ log, stop, graceMs, process: Object.assign(events, { exit }) });
  });
  return { events, codes, ended, logged: () => lines.map(({ msg }) => msg) };
}

describe("a shutdown", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"])(
    "%s stops the server and ends with 0",
    async (signal) => {
      let stopped = false;
      const { events, ended, logged } = watched(async () => {
        stopped = true;
      });
      events.emit(signal, signal);
      expect(await ended).toBe(0);
      expect(stopped).toBe(true);
      expect(logged()).toEqual(["stopping", "stopped"]);
    },
  );

  test("a second signal neither cuts it short nor stops twice", async () => {
    let stops = 0;
    let finish = () => {};
    const { events, codes, ended } = watched(() => {
      stops += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    events.emit("SIGINT", "SIGINT");
    events.emit("SIGINT", "SIGINT");
    expect(codes).toEqual([]);
    finish();
    expect(await ended).toBe(0);
    expect(stops).toBe(1);
  });

  test.each(["uncaughtException", "unhandledRejection"])(
    "a bug (%s) is logged, stops the server and ends with 1",
    async (event) => {
      const { events, ended, logged } = watched(async () => {});
      events.emit(event, new Error("a bug"));
      expect(await ended).toBe(1);
      expect(logged()).toEqual(["bug", "stopped"]);
    },
  );

  test("a stop that fails is logged and ends with 1", async () => {
    const { events, ended, logged } = watched(() => Promise.reject(new Error("The disk is full.")));
    events.emit("SIGTERM", "SIGTERM");
    expect(await ended).toBe(1);
    expect(logged()).toEqual(["stopping", "stopping failed"]);
  });

  test("a stop that takes too long ends with 1", async () => {
    const { events, ended } = watched(() => new Promise(() => {}), 0);
    events.emit("SIGTERM", "SIGTERM");
    expect(await ended).toBe(1);
  });
});

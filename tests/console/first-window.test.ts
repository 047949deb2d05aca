import { afterEach, expect, test, vi } from "vitest";
import { isFirstWindow } from "../../console/models/first-window.ts";

afterEach(() => void vi.unstubAllGlobals());

/** Two windows of one browser: they share the lock and what is stored. */
function browser() {
  const stored = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  vi.stubGlobal("navigator", {
    locks: {
      request(_name: string, act: () => unknown) {
        last = last.then(act);
        return last;
      },
    },
  });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
}

test("of several windows one plays the sound of an alert; the next alert, or a later one, is heard again", async () => {
  browser();
  const at = (now: number) => () => now;
  expect(
    await Promise.all([
      isFirstWindow("message:alice", at(0)),
      isFirstWindow("message:alice", at(400)),
      isFirstWindow("message:ben", at(500)),
      isFirstWindow("message:ben", at(2_500)),
    ]),
  ).toEqual([true, false, true, true]);
});

test("where windows cannot agree, each plays it", async () => {
  vi.stubGlobal("navigator", {});
  expect(await isFirstWindow("message:alice")).toBe(true);
});

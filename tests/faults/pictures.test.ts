/** The process that encodes pictures: what a picture does to it does nothing to the server. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { createPictures } from "../../server/media/pictures.ts";
import { hugePng, photo, screenshot } from "../support/files.ts";
import { childrenOf } from "../support/memory.ts";

const module = pathToFileURL("dist/server/picture-process.mjs");
const limits = { idleMs: 300, mostMs: 30_000 };
const encoders = () => childrenOf(process.pid).filter((pid) => commandOf(pid).includes("picture-"));
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8");
const ends = () => vi.waitUntil(() => encoders().length === 0, { timeout: 10_000 });

afterEach(() => ends());

test("two pictures are encoded by one process, which ends when there are no more, and starts again", async () => {
  const pictures = createPictures(module, limits);
  expect(encoders()).toEqual([]);
  const [one, other] = await Promise.all([
    pictures.encode(await photo(), "image/jpeg"),
    pictures.encode(await screenshot(), "image/png"),
  ]);
  expect([one.width, one.height, other.width, other.height]).toEqual([400, 600, 600, 400]);
  expect((await sharp(one.bytes).metadata()).exif).toBeUndefined();
  expect(encoders()).toHaveLength(1);
  await ends();
  expect((await pictures.encode(await screenshot(), "image/png")).width).toBe(600);
});

test("the process knows none of the server's settings", async () => {
  process.env.DATA_KEY = "canary";
  await createPictures(module, limits).encode(await screenshot(), "image/png");
  delete process.env.DATA_KEY;
  const [pid = 0] = encoders();
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("canary");
});

test("U06 what is too large or no picture is refused, and the process goes on with the next", async () => {
  const pictures = createPictures(module, limits);
  const refusal = (bytes: Uint8Array) =>
    pictures.encode(bytes, "image/png").catch(({ code }) => code);
  expect(await refusal(hugePng())).toBe("too_large");
  const [pid] = encoders();
  expect(await refusal(Buffer.from("no picture"))).toBe("unsupported_type");
  expect((await pictures.encode(await screenshot(), "image/png")).width).toBe(600);
  expect(encoders()).toEqual([pid]);
});

test("where the process dies in the middle of a picture, that one fails, and the next is encoded by another", async () => {
  const pictures = createPictures(module, limits);
  const large = await photo({ width: 4_000, height: 3_000 });
  const failed = expect(pictures.encode(large, "image/jpeg")).rejects.toThrow(/SIGKILL/);
  for (const pid of encoders()) process.kill(pid, "SIGKILL");
  await failed;
  expect((await pictures.encode(large, "image/jpeg")).width).toBe(3_000);
});

test("a picture that takes too long is given up", async () => {
  const pictures = createPictures(module, { idleMs: 300, mostMs: 20 });
  const large = await photo({ width: 4_000, height: 3_000 });
  await expect(pictures.encode(large, "image/jpeg")).rejects.toThrow(/SIGKILL/);
});

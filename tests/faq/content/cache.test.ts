import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCache, writeCache } from "../../../server/faq/content/cache.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "faq-cache-"));
});
afterEach(() => rm(dir, { recursive: true }));

const write = (key: string, text: string) => writeCache(dir, key, [Buffer.from(text)]);
const read = async (key: string) => (await readCache(dir, key))?.toString();

test("an entry is read under its own key only", async () => {
  await write("a", "one");
  expect(await read("a")).toBe("one");
  expect(await read("b")).toBeUndefined();
});

test("the three newest entries stay", async () => {
  for (const [minute, key] of ["a", "b", "c"].entries()) {
    await write(key, key);
    await utimes(join(dir, `${key}.bin`), 60 * minute, 60 * minute);
  }
  await write("d", "d");
  expect((await readdir(dir)).sort()).toEqual(["b.bin", "c.bin", "d.bin"]);
});

test("a folder that cannot be written is no error", async () => {
  const file = join(dir, "file");
  await writeFile(file, "");
  await writeCache(join(file, "below"), "a", [Buffer.from("one")]);
  expect(await readCache(join(file, "below"), "a")).toBeUndefined();
});

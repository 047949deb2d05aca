import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { buildModel } from "../../server/faq/answer/index/model.ts";
import { cutToPieces, readLearned, writeLearned } from "../../server/faq/cache-format.ts";
import { createContentReader } from "../../server/faq/content/content.ts";
import { runAtOnce } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { readContent, small } from "./fixture.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const one of folders.splice(0)) await rm(one, { recursive: true });
});

/** What a start learns from the small wallet, and where it is kept. */
async function keep() {
  const reader = createContentReader();
  const content = readContent(small, reader);
  const model = runAtOnce(buildModel(content, createAnalyzer(content.synonyms)));
  const dir = await mkdtemp(join(tmpdir(), "faq-cache-"));
  folders.push(dir);
  const learned = { model, state: reader.state() };
  await writeLearned(dir, "key", runAtOnce(cutToPieces(learned)));
  return { dir, learned };
}

test("what comes back from the cache is what was kept, large maps too", async () => {
  const { dir, learned } = await keep();
  const patterns = new Map(Array.from({ length: 10_000 }, (_, id) => [`p${id}`, id]));
  const large = { ...learned, model: { ...learned.model, patterns } };
  await writeLearned(dir, "large", runAtOnce(cutToPieces(large)));
  expect(await readLearned(dir, "key")).toEqual(learned);
  expect(await readLearned(dir, "large")).toEqual(large);
});

test("a cache that was cut short, or is somebody else's file, is as good as none", async () => {
  const { dir } = await keep();
  const [name = ""] = await readdir(dir);
  const bytes = await readFile(join(dir, name));
  for (const length of [bytes.length - 1, bytes.length / 2, 4, 1, 0]) {
    await writeFile(join(dir, name), bytes.subarray(0, length));
    expect(await readLearned(dir, "key")).toBeUndefined();
  }
  await writeFile(join(dir, name), "not what was learned");
  expect(await readLearned(dir, "key")).toBeUndefined();
  expect(await readLearned(dir, "another")).toBeUndefined();
});

test("keeping is cut into pieces, so that a chat is never kept waiting for all of it", async () => {
  const { learned } = await keep();
  const entries = Array.from({ length: 50_000 }, (_, id) => [`p${id}`, id] as const);
  const large = { ...learned, model: { ...learned.model, patterns: new Map(entries) } };
  const pieces = runAtOnce(cutToPieces(large));
  const all = pieces.reduce((sum, one) => sum + one.length, 0);
  expect(Math.max(...pieces.map((one) => one.length))).toBeLessThan(all / 8);
});

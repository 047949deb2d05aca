import { expect, test } from "vitest";
import { learnModel } from "../../server/faq/answer/index/build-model.ts";
import { type CachedFaq, packFaq, unpackFaq } from "../../server/faq/cache-format.ts";
import { createContentReader } from "../../server/faq/content/content-reader.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { readContent, small } from "./fixture.ts";

/** The model and the parsed content of the small wallet. */
function smallFaq() {
  const reader = createContentReader();
  const content = readContent(small, reader);
  const { model, texts } = runToEnd(learnModel(content, createAnalyzer(content.synonyms)));
  if (texts === undefined) throw new Error("the small wallet has few texts");
  return { model, reader: reader.state(), texts: { ...texts, synonyms: content.synonyms } };
}

function withPatterns(count: number) {
  const faq = smallFaq();
  const patterns = new Map(Array.from({ length: count }, (_, id) => [`p${id}`, id]));
  return { ...faq, model: { ...faq.model, patterns } };
}

const bytesOf = (faq: CachedFaq) => Buffer.concat(runToEnd(packFaq(faq)));

test("what is packed is unpacked unchanged, large maps too", () => {
  for (const faq of [smallFaq(), withPatterns(10_000)])
    expect(unpackFaq(bytesOf(faq))).toEqual(faq);
});

test("long lists come back whole, and texts that were too many to keep stay away", () => {
  const faq = smallFaq();
  const texts = Array.from({ length: 10_000 }, (_, at) => `${at}`);
  const long = { ...faq, texts: { ...faq.texts, texts } };
  expect(unpackFaq(bytesOf(long))).toEqual(long);
  const none = { ...faq, texts: undefined };
  expect(unpackFaq(Buffer.concat(runToEnd(packFaq(none))))).toEqual(none);
});

test("bytes that were cut short are not unpacked", () => {
  const bytes = bytesOf(smallFaq());
  for (const length of [bytes.length - 1, bytes.length / 2, 4, 1, 0])
    expect(unpackFaq(bytes.subarray(0, length))).toBeUndefined();
});

test("bytes of something else are not unpacked", () => {
  expect(unpackFaq(Buffer.from("not a model"))).toBeUndefined();
});

test("a large map is packed in pieces, so that no chat waits for all of it", () => {
  const pieces = runToEnd(packFaq(withPatterns(50_000)));
  const all = pieces.reduce((sum, one) => sum + one.length, 0);
  expect(Math.max(...pieces.map((one) => one.length))).toBeLessThan(all / 8);
});

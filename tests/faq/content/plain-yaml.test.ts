import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { readFolder } from "../../../server/faq/content/folder.ts";
import { parsePlainYaml } from "../../../server/faq/content/plain-yaml.ts";

/** As the library reads it; `undefined` for a mistake. */
function byTheLibrary(text: string): unknown {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true });
  return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
}

test("every file of the content is plain, and means what the library says", async () => {
  const files = await readFolder(new URL("../../../faq-content", import.meta.url).pathname);
  const yaml = files
    .filter(({ path }) => !path.startsWith("_"))
    .map(({ path, text }) => (path.endsWith(".md") ? (text.split(/^---\n/m)[1] ?? "") : text));
  expect(yaml.length).toBeGreaterThan(200);
  for (const text of yaml) expect(parsePlainYaml(text)?.value).toEqual(byTheLibrary(text));
});

test("what it reads, the library reads alike; the rest it leaves to the library", () => {
  const text = fc.constantFrom("付不了款", "a b", "don't", "x:y", "a#b", "no", "1", "-1", "");
  const odd = fc.constantFrom("a: b", "a #b", "&a", "*a", "|", ">", "!t", '"a"', "'b'", '"a', "-");
  const flow = fc.array(fc.oneof(text, odd)).map((all) => `[${all.join(", ")}]`);
  const pairs = fc.array(text).map((all) => `{ ${all.map((one) => `k: ${one}`).join(", ")} }`);
  const value = fc.oneof({ weight: 3, arbitrary: text }, odd, flow, pairs);
  const key = fc.constantFrom("a", "b", "zh-CN", "two words", "門號", "c ", '"q"');
  const line = fc.oneof(
    fc.tuple(key, value).map(([name, one]) => `${name}: ${one}`),
    key.map((name) => `${name}:`),
    value.map((one) => `- ${one}`),
    fc.constantFrom("# note", "", "---", "...", "lost"),
  );
  const indented = fc.tuple(fc.constantFrom("", "", "  ", "    "), line).map((two) => two.join(""));
  const file = fc.array(indented, { maxLength: 7 }).map((lines) => `${lines.join("\n")}\n`);
  let plain = 0;
  fc.assert(
    fc.property(file, (source) => {
      const read = parsePlainYaml(source);
      if (read === undefined) return;
      plain += 1;
      expect(read.value).toEqual(byTheLibrary(source));
    }),
    { numRuns: 5000, seed: 1 },
  );
  expect(plain).toBeGreaterThan(150);
});

test("it knows on which line everything stands", () => {
  const read = parsePlainYaml("# note\ntitle: a\nlist:\n  - b\n\n  - c\nflow: [d, e]\n");
  const line = (...path: PropertyKey[]) => read?.lineOf(path);
  expect([line("title"), line("list"), line("list", 1), line("flow", 1)]).toEqual([2, 4, 6, 7]);
  expect(line("list", 9)).toBe(4);
  expect(line("missing")).toBe(2);
});

test("brackets without end are the library's", () => {
  for (const bracket of ["[", "{a: "]) {
    expect(parsePlainYaml(`list: ${bracket.repeat(20_000)}`)).toBeUndefined();
  }
});

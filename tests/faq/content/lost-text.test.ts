/** Nothing that an editor writes vanishes: it stands in the blocks, or a warning names its line. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../../protocol/article-blocks.ts";
import { toBlocks } from "../../../server/faq/content/markdown/blocks.ts";
import { readWithLosses } from "../../../server/faq/content/markdown/losses.ts";

/** Letters that occur once in a text, so that each can be looked for. */
const alphabet = [
  ..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张",
];
const word = fc.constantFrom("@", "@@", "@@@");
const sign = fc.constantFrom(
  ...'*_~`[]()<>#-+|\\!&^"“”：，。 1.3)\t>'.split(""),
  "**",
  "~~",
  "![",
  "](",
  "[^1]",
  "[^1]: ",
  "<!--",
  "-->",
  "<b>",
  "https://a.example/ ",
  "&amp;",
  "{{hotline}}",
  "    ",
);
const line = fc
  .tuple(
    fc.constantFrom(
      "",
      "",
      "",
      "1. ",
      "3. ",
      "- ",
      "  - ",
      "    - ",
      "> ",
      "# ",
      "   ",
      "| ",
      "```",
      "[ref]: ",
    ),
    fc.array(fc.oneof(word, sign), { maxLength: 8 }),
  )
  .map(([start, parts]) => start + parts.join(""));
const ready = fc.constantFrom(
  "",
  "",
  "---",
  "===",
  "|---|---|",
  "|@|@|@|",
  "```",
  "1. @\n\n   @\n   - @",
  "- @\n  - @\n    - @\n      - @",
  "[@](https://a.example)",
  '[@](https://a.example "@")',
  "![@](images/x.png)",
  "[@][ref]",
  "[ref]: https://a.example",
  "<<<<<<< HEAD",
  ">>>>>>> @",
  "- [ ] @",
);
/** Each `@` becomes another character. */
const document = fc.array(fc.oneof(line, ready), { minLength: 1, maxLength: 12 }).map((lines) => {
  let at = 0;
  return lines.join("\n").replace(/@/g, () => alphabet[at++ % alphabet.length] + String(at));
});

const shown = (blocks: readonly Block[]) => JSON.stringify(blocks);

/** The words of a line that do not stand in the blocks. */
const missing = (text: string, blocks: readonly Block[]) =>
  (text.match(/[\p{Script=Han}]\d+/gu) ?? []).filter((found) => !shown(blocks).includes(found));

test("every word stands in the blocks, or its line is named", () => {
  fc.assert(
    fc.property(document, (markdown) => {
      const { blocks, losses } = readWithLosses(markdown);
      const named = new Set(losses.map(({ line: at }) => at));
      for (const [at, text] of markdown.split("\n").entries())
        if (!named.has(at)) expect(missing(text, blocks)).toEqual([]);
      expect(blocks).toEqual(toBlocks(markdown));
    }),
    { numRuns: 2000 },
  );
});

test("the property bites: blocks without their last one lack words that no warning names", () => {
  const markdown = "甲1。\n\n乙2。";
  expect(missing("乙2。", toBlocks(markdown).slice(0, -1))).toEqual(["乙2"]);
});

test("words keep their order, and no character of plain sentences changes", () => {
  const plain = fc.string({
    unit: fc.constantFrom(..."钱包付款5*3=15，。：“”（）abc·、 "),
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(plain, (sentence) => {
      const text = `答：${sentence.trim()}。`;
      const { blocks, losses } = readWithLosses(text);
      const [block] = blocks;
      const runs = block?.kind === "paragraph" ? block.text : [];
      const read = runs.map((run) => run.text).join("");
      // Stars around bold words are no text.
      const isBold = runs.some((run) => run.strong);
      if (losses.length === 0) expect(read).toBe(isBold ? text.replaceAll("**", "") : text);
    }),
    { numRuns: 1000 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { learnModel } from "../../../server/faq/answer/index/build-model.ts";
import type { ReadTexts } from "../../../server/faq/answer/index/document-reader.ts";
import { runToEnd } from "../../../server/faq/task.ts";
import { createAnalyzer } from "../../../server/faq/text/analysis.ts";
import { article, readContent, small } from "../fixture.ts";

const phrasing = fc.stringMatching(/^[付款转账到失败没钱a-z ]{2,8}[款账钱]$/);
const folders = fc.array(fc.array(phrasing, { minLength: 4, maxLength: 8 }), {
  minLength: 1,
  maxLength: 4,
});

const contentOf = (lists: readonly (readonly string[])[]) =>
  readContent({
    ...small,
    ...Object.fromEntries(
      lists.map((phrasings, at) => [
        `zh-CN/payments/made-up-${at}.md`,
        article(`第 ${at} 篇`, [...new Set(phrasings)]),
      ]),
    ),
  });
const learn = (content: ReturnType<typeof contentOf>, before?: ReadTexts) =>
  runToEnd(learnModel(content, createAnalyzer(content.synonyms), { before }));

test("a model is the same whatever was read before it", () => {
  fc.assert(
    fc.property(folders, folders, (first, second) => {
      const before = learn(contentOf(first)).texts;
      const content = contentOf(second);
      const alone = learn(content);
      const again = learn(content, before);
      expect(again).toEqual(alone);
      expect([...again.model.patterns]).toEqual([...alone.model.patterns]);
      expect([...again.model.knownWords]).toEqual([...alone.model.knownWords]);
    }),
    { numRuns: 30 },
  );
});

test("what was read before is not read again", () => {
  const content = contentOf([["付不了款"]]);
  const { texts } = learn(content);
  const plain = createAnalyzer(content.synonyms);
  const read: string[] = [];
  const watched = {
    ...plain,
    document(text: string) {
      read.push(text);
      return plain.document(text);
    },
  };
  const changed = contentOf([["付不了款", "钱付不出去"]]);
  runToEnd(learnModel(changed, watched, { before: texts }));
  expect(read).toEqual(["钱付不出去"]);
});

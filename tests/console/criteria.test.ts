import { expect, test } from "vitest";
import { criteriaIn, criteriaText } from "../../console/models/criteria.ts";
import { translationFor } from "../../console/models/texts.ts";
import { defaultCriteria } from "../../protocol/quality.ts";

const { t } = translationFor("zh-CN");

test("criteria are read as they were written, and keep their ids", () => {
  const text = criteriaText(defaultCriteria, t);
  expect(criteriaIn(text, defaultCriteria, t)).toEqual(defaultCriteria);
  const changed = `${text.replace("答得对 5", "答得对 10")}\n态度像家人 3\n`;
  expect(criteriaIn(changed, defaultCriteria, t)).toEqual([
    ...defaultCriteria.map((one) => (one.id === "correct" ? { ...one, points: 10 } : one)),
    { id: "own-1", name: "态度像家人", points: 3 },
  ]);
});

test("a new one gets an id that none has", () => {
  const before = [{ id: "own-1", name: "甲", points: 1 }];
  expect(criteriaIn("甲 1\n乙 2\n丙 3", before, t)?.map(({ id }) => id)).toEqual([
    "own-1",
    "own-2",
    "own-3",
  ]);
});

test.each(["", "  \n", "没有分", "零分 0", "太多 101", "两次 1\n两次 2"])("%j is none", (text) => {
  expect(criteriaIn(text, defaultCriteria, t)).toBeUndefined();
});

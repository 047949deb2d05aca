import { expect, test } from "vitest";
import { agentLetter } from "../../console/models/agent-letter.ts";

test.each([
  ["小星", "星"],
  ["小敏", "敏"],
  ["阿杰 ", "杰"],
  ["ben", "B"],
  ["Amy 陈", "陈"],
  ["陈 Amy", "陈"],
  ["", "·"],
])("the mark of “%s” is %s", (name, letter) => {
  expect(agentLetter(name)).toBe(letter);
});

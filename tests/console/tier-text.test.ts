import { expect, test } from "vitest";
import { translationFor } from "../../console/models/texts.ts";
import { tierText } from "../../console/models/tier-text.ts";

test("a usual tier is named in the agent's language, another one as the wallet does", () => {
  const inChinese = translationFor("zh-CN").t;
  const named = ["gold", "Gold", "star-7", "constructor"].map((tier) => tierText(tier, inChinese));
  expect(named).toEqual(["金卡", "金卡", "star-7", "constructor"]);
  expect(tierText("gold", translationFor("en").t)).toBe("Gold");
});

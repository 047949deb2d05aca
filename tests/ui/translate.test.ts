import { expect, test } from "vitest";
import { createTranslate } from "../../ui/translate.ts";

test("no space stands behind a full-width bracket that a filled-in text ends with", () => {
  const t = createTranslate({ from: "现在休息，{time} 起" }, "zh-CN");
  expect(t("from", { time: "明天 9:00（中国标准时间）" })).toBe(
    "现在休息，明天 9:00（中国标准时间）起",
  );
  expect(t("from", { time: "明天 9:00" })).toBe("现在休息，明天 9:00 起");
});

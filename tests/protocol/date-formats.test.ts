import { expect, test } from "vitest";
import { createDateFormats } from "../../protocol/date-formats.ts";

const noon = Date.UTC(2026, 0, 5, 12);

test("a format is made once for a locale and a time zone, and not shared with others", () => {
  const days = createDateFormats({ month: "long", day: "numeric", hour: "numeric" });

  expect(days("zh-CN", "Asia/Shanghai")).toBe(days("zh-CN", "Asia/Shanghai"));
  expect(days("zh-CN", "Asia/Shanghai").format(noon)).toContain("20");
  expect(days("zh-CN", "UTC").format(noon)).toContain("12");
  expect(days("en", "UTC").format(noon)).toContain("January");
});

import { expect, test } from "vitest";
import { translate } from "../../server/locales/texts.ts";

test("a name of 汉字 stands in a Chinese text without spaces, one of letters with them", () => {
  expect(translate("zh-CN", "notice.assigned", "小星")).toBe("客服小星已接入");
  expect(translate("zh-TW", "notice.assigned", "小星")).toBe("客服小星已接手");
  expect(translate("zh-CN", "notice.assigned", "Bo")).toBe("客服 Bo 已接入");
  expect(translate("zh-CN", "notice.assigned", "Bo 小星")).toBe("客服 Bo 小星已接入");
  expect(translate("en", "notice.assigned", "小星")).toBe("小星 has joined");
});

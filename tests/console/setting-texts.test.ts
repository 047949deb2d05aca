import { expect, test } from "vitest";
import { auditDetails, wrongSettingText } from "../../console/models/setting-texts.ts";
import { translationFor } from "../../console/models/texts.ts";

const { t } = translationFor("zh-CN");

test("a change of the settings is read in the words and units of the console", () => {
  const details = {
    section: "queue",
    stored: true,
    firstReplySeconds: "180 → 90",
    assignment: "manual → automatic",
  };
  expect(auditDetails({ what: "settings.changed", details }, t)).toBe(
    "排队规则 · 首次回复期限（分钟）: 3 → 1.5 · 分配方式: 客服自己接 → 自动分配",
  );
  const ofTeams = { section: "teams", stored: false, "1.members": "2 → 3 (+1 −0)" };
  expect(auditDetails({ what: "settings.changed", details: ofTeams }, t)).toBe(
    "团队 (改回用文件) · 第 2 项 · 成员邮箱: 2 → 3 (+1 −0)",
  );
  expect(auditDetails({ what: "agent.changed", details: { role: "editor" } }, t)).toBe(
    "角色: 编辑",
  );
  expect(auditDetails({ what: "agent.signed-in", details: { address: "10.0.0.8" } }, t)).toBe(
    "网络地址: 10.0.0.8",
  );
  expect(auditDetails({ what: "settings.changed", details: { LOG_LEVEL: "info" } }, t)).toBe(
    "LOG_LEVEL: info",
  );
});

test("what does not fit is named, with the value that is not known", () => {
  const wrong = { field: "0.members", value: "nobody@example.com" };
  expect(wrongSettingText(wrong, t)).toBe(
    "没有保存：“第 1 项 · 成员邮箱”里的 nobody@example.com 在这里找不到。",
  );
  expect(wrongSettingText({ field: "0.members" }, t)).toContain("至少要有一位客服");
  expect(wrongSettingText({ field: "weekly.mon" }, t)).toBe("没有保存：“星期一”不符合要求。");
});

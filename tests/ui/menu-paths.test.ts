import { expect, test } from "vitest";
import { pathClass, withMenuPaths } from "../../ui/menu-paths.ts";

test.each([
  ["打开“我的 > 账单”，点开这笔", ["打开", ["我的", "账单"], "，点开这笔"]],
  ["请在 我的 > 支付设置 > 限额 查看", ["请在", ["我的", "支付设置", "限额"], "查看"]],
  [
    "Open Me\u00a0>\u00a0Help\u00a0&\u00a0support. An answer",
    ["Open", ["Me", "Help & support"], ". An answer"],
  ],
  [
    "in Me\u00a0>\u00a0Security or your notifications",
    ["in", ["Me", "Security"], "or your notifications"],
  ],
  ["1 > 0, and no way through a menu", ["1 > 0, and no way through a menu"]],
])("%j is cut where a path through the menus begins and ends", (text, pieces) => {
  expect(withMenuPaths(text)).toEqual(pieces);
});

test.each([
  [["我的", "账单"], "，点开", "path closed"],
  [["Me", "Transactions"], ". An answer", "path closed"],
  [["我的", "安全中心", "已登录设备"], "移除", "path"],
  [["Me", "Security", "Payment password"], ").", "path long closed"],
  [["我的", "支付设置", "自动扣款与免密支付"], undefined, "path long"],
])(
  "%j before %j is %s: one that is longer than a line of a small phone breaks",
  (steps, next, look) => {
    expect(pathClass(steps, next)).toBe(look);
  },
);

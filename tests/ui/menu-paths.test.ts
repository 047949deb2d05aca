import { expect, test } from "vitest";
import { withMenuPaths } from "../../ui/menu-paths.ts";

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

import { expect, test } from "vitest";
import { editorMessage } from "../../server/cli/editor-message.ts";

/** As the system makes it. */
const systemError = (code: string, more: object) =>
  Object.assign(new Error(`${code}: said by the system`), { code, ...more });

test.each([
  [systemError("EACCES", { syscall: "open", path: "/a.md" }), "没有权限读写 /a.md"],
  [systemError("EROFS", { syscall: "mkdir", path: "/a" }), "没有权限读写 /a"],
  [
    systemError("EACCES", { syscall: "copyfile", path: "/t.md", dest: "/a.md" }),
    "没有权限读写 /a.md",
  ],
  [systemError("EACCES", { syscall: "listen", port: 80 }), "没有权限使用端口 80"],
  [systemError("ENOSPC", { syscall: "write", path: "/a.md" }), "磁盘满了，没有写成 /a.md"],
  [systemError("ENOENT", { syscall: "scandir", path: "/a" }), "找不到文件夹 /a"],
  [systemError("ELOOP", { syscall: "open", path: "/a" }), "找不到文件 /a"],
])("%s reads as words, in each language", (error, message) => {
  expect(editorMessage(error, "zh-CN")).toContain(message);
  for (const locale of ["zh-TW", "en"] as const)
    expect(editorMessage(error, locale)).not.toMatch(/said by the system|\{\w+\}/);
});

import { expect, test } from "vitest";
import { article, engineOf, small } from "../fixture.ts";

const zh = { locale: "zh-CN" } as const;
const engine = engineOf({
  ...small,
  "zh-CN/security/password.md": article("忘了密码怎么办？", [
    "密码忘记了",
    "密码想不起来",
    "忘记密码怎么找回",
    "钱包里绑的QQ密码忘了",
  ]),
  "out-of-scope.yml": `${small["out-of-scope.yml"]}names: [微博, QQ, Gmail]\n`,
});

test("a question about a foreign product is not answered with an article on ours", () => {
  expect(engine.ask("密码忘记了怎么办", zh)).toMatchObject({ outcome: "answer" });
  expect(engine.ask("微博密码忘记了怎么办", zh)).toMatchObject({
    outcome: "choices",
    reason: "names what is not ours",
  });
  expect(engine.ask("my GMAIL payment keeps failing", zh).outcome).not.toBe("answer");
});

test("a product that the article names is not foreign", () => {
  expect(engine.ask("QQ密码忘记了怎么办", zh).outcome).toBe("answer");
});

test("a product in a later clause only compares", () => {
  expect(engine.ask("密码忘记了怎么办，微博倒是登得上", zh).reason).not.toBe(
    "names what is not ours",
  );
});

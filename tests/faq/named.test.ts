import { expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import { article, engineOf } from "./fixture.ts";

test("an engine that names the wallet otherwise says so in its articles too, and the other one does not", () => {
  const engine = engineOf({
    "wallet.yml": "walletName: { zh-CN: 星河钱包, en: Galaxy Wallet }\nhotline: 400-800-0000\n",
    "zh-CN/security/lost.md": article("打不开{{walletName}}怎么办？", ["钱包打不开了"]),
  });
  const named = engine.named({ "zh-CN": "北斗钱包", "zh-TW": "北斗錢包", en: "Dipper" });
  const seen = (one: typeof engine) => [
    one.walletText("walletName", "zh-CN"),
    one.article("lost" as ArticleId, "zh-CN")?.title,
    one.walletText("hotline", "zh-CN"),
  ];
  expect(seen(named)).toEqual(["北斗钱包", "打不开北斗钱包怎么办？", "400-800-0000"]);
  expect(seen(engine)).toEqual(["星河钱包", "打不开星河钱包怎么办？", "400-800-0000"]);
  const { hits } = named.ask("钱包打不开了", { locale: "zh-CN" });
  expect(hits).toMatchObject([{ articleId: "lost", title: "打不开北斗钱包怎么办？" }]);
});

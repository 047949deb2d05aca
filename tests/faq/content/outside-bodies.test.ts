import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { locales } from "../../../protocol/conversation.ts";
import { formatProblem } from "../../../server/faq/content/problem.ts";
import { walletFile } from "../../../server/faq/content/wallet.ts";
import { engineOf, readContent, small } from "../fixture.ts";

const hk = (body: string) =>
  `outsideBodies:\n  HK:\n    name: 香港\n    bodies:\n      - { name: 消委会, ${body} }\n`;
const problems = (wallet: string) =>
  readContent({ ...small, "wallet.yml": `${small["wallet.yml"]}${wallet}` }).problems.map(
    formatProblem,
  );

test("a body has a telephone, or an address that is https", () => {
  expect(problems(hk("phone: 2929 2222"))).toEqual([]);
  expect(problems(hk("url: https://www.consumer.org.hk"))).toEqual([]);
  for (const wrong of [
    "takes: 退货",
    "phone: 打电话",
    "url: http://a.example",
    "url: javascript:1",
  ]) {
    expect(problems(hk(wrong)), wrong).toHaveLength(1);
  }
});

test("a region is named by two capital letters", () => {
  expect(problems(hk("phone: '12315'").replace("HK:", "Hongkong:"))).toHaveLength(1);
});

test("a wallet that names none has none, and a placeholder of that name is unknown", () => {
  expect(engineOf(small).outsideBodies("zh-CN", "HK")).toEqual([]);
});

test("the wallet's own are there in every language, with other words for each region", () => {
  const { outsideBodies } = walletFile.parse(
    parse(readFileSync("faq-content/wallet.yml", "utf8"), { schema: "failsafe" }),
  );
  expect(Object.keys(outsideBodies)).toEqual(["CN", "HK", "TW"]);
  for (const { name, bodies } of Object.values(outsideBodies)) {
    for (const text of [name, ...bodies.flatMap((one) => [one.name, one.takes])]) {
      expect(Object.keys(text ?? {})).toEqual([...locales]);
    }
  }
});

import { expect, test } from "vitest";
import { officialHostsOf } from "../../../server/faq/content/official-hosts.ts";

test("the official hosts are those of the list and of the site, in every language, each once", () => {
  const wallet = {
    officialSite: { "zh-CN": "https://wallet.example/cn", en: "https://en.wallet.example" },
    officialHosts: "wallet.example, Pay.Example  https://help.example/x",
  };
  expect(officialHostsOf(wallet)).toEqual([
    "wallet.example",
    "pay.example",
    "help.example",
    "en.wallet.example",
  ]);
});

test("a wallet that names none has none, and what is no host is left out", () => {
  expect(officialHostsOf({})).toEqual([]);
  expect(officialHostsOf({ officialHosts: "http:// %%" })).toEqual([]);
});

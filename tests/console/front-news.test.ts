import { expect, test } from "vitest";
import { createFrontNews } from "../../console/models/front-news.ts";

const answers =
  (ready: number, faq: () => Response): typeof fetch =>
  async (path) =>
    path === "/readyz" ? new Response("{}", { status: ready }) : faq();
const named = (walletName?: string) => () => Response.json({ categories: [], walletName });

test.each([
  [200, "ready"],
  [503, "failing"],
  [502, "failing"],
  [404, "unknown"],
  [403, "unknown"],
] as const)(
  "a server that answers %d at /readyz is %s to whoever signs in",
  async (status, health) => {
    const news = createFrontNews(answers(status, named("青鸟钱包")));
    expect(news.health.value).toBe("unknown");
    await news.load("zh-CN");
    expect([news.health.value, news.wallet.value]).toEqual([health, "青鸟钱包"]);
  },
);

test("the desk of a wallet without a name has its own name only", async () => {
  const unnamed = createFrontNews(answers(200, named()));
  await unnamed.load("en");
  expect(unnamed.wallet.value).toBe("");
  const refused = createFrontNews(answers(200, () => new Response("", { status: 429 })));
  await refused.load("en");
  expect([refused.wallet.value, refused.health.value]).toEqual(["", "ready"]);
});

test("without a network the page says so", async () => {
  const news = createFrontNews(() => Promise.reject(new TypeError("no network")));
  await news.load("zh-CN");
  expect(news.health.value).toBe("failing");
});

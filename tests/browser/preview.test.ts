import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { openPreview } from "../../server/cli/preview/open-preview.ts";
import { article, folderOf, small } from "../faq/fixture.ts";
import { temporaryFolder } from "../support/process.ts";
import { becomes, useTestBed } from "./browser.ts";

const testBed = useTestBed();

test("E4 the preview opens at the top, and a save takes neither the place nor the focus", async () => {
  const content = await folderOf(small);
  const scratch = await temporaryFolder();
  const write = async (title: string) => {
    for (const locale of locales)
      await content.write(`${locale}/fees/withdraw-fee.md`, article(title, ["手续费多少"]));
  };
  await write("提现手续费");
  const preview = await openPreview(
    { FAQ_DIR: content.dir, FAQ_CACHE_DIR: join(content.dir, ".cache") },
    { dataDir: scratch.path, port: 0, secret: randomBytes(32).toString("base64url") },
  );
  const page = await testBed.page({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
  const shows = (title: string) =>
    becomes(
      () =>
        Promise.all(
          page
            .frames()
            .slice(1)
            .map((frame) => frame.getByRole("heading", { name: title }).count()),
        ).then((counts) => counts.length === 3 && counts.every((count) => count > 0)),
      true,
    );
  const place = () => page.evaluate(() => [scrollY, document.activeElement?.id]);

  await page.goto(`${preview.origin}/?article=withdraw-fee`);
  await shows("提现手续费");
  await becomes(place, [0, ""]);

  await page.locator("#question").fill("手续费");
  await page.evaluate(() => scrollTo(0, 300));
  await write("提现要多少钱？");
  await shows("提现要多少钱？");
  await becomes(place, [300, "question"]);

  await page
    .locator("figure")
    .first()
    .hover({ position: { x: 100, y: 400 } });
  await page.mouse.down();
  await page.mouse.up();
  await becomes(() => page.evaluate(() => document.activeElement?.localName), "iframe");
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("iframe");

  await page.close();
  await preview.close();
  await content.remove();
  await scratch.remove();
});

/** Pictures in articles: served again encoded, or read as their words. */

import { mkdir, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Block } from "../../../protocol/article-blocks.ts";
import type { ArticleId } from "../../../protocol/conversation.ts";
import { toBlocks } from "../../../server/faq/content/markdown/blocks.ts";
import { type LiveFaq, openFaq } from "../../../server/faq/live.ts";
import { encodeArticlePicture } from "../../../server/media/article-pictures.ts";
import { folderOf } from "../fixture.ts";

const body = `先看图。

![红圈里是付款码](images/code.png)

1. 第一步

   ![第一步的按钮](images/step.jpg)
2. 第二步
`;
const head = "---\ntitle: 付款码在哪里\nphrasings: [付款码在哪, 找不到付款码]\n---\n";
const path = "zh-CN/payments/scan.md";
const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#1a55ee" } });

let folder: Awaited<ReturnType<typeof folderOf>>;
let faq: LiveFaq;
let swapped = () => {};
const nextSwap = () => new Promise<void>((resume) => (swapped = resume));
const blocks = () => faq.engine.article("scan" as ArticleId, "zh-CN")?.blocks ?? [];
const problems = () => faq.problems().map(({ code, file, line }) => `${file}:${line} ${code}`);

beforeAll(async () => {
  folder = await folderOf({ [path]: head + body });
  await mkdir(`${folder.dir}/images`);
  await png(3000, 1500)
    .withExif({ IFD0: { Artist: "Li" } })
    .png()
    .toFile(`${folder.dir}/images/code.png`);
  await png(40, 60).jpeg().toFile(`${folder.dir}/images/step.jpg`);
  faq = await openFaq(folder.dir, { encodePicture: encodeArticlePicture, onSwap: () => swapped() });
});
afterAll(async () => {
  await faq.close();
  await folder.remove();
});

const pictureIn = (block: Block | undefined) => {
  if (block?.kind !== "picture") throw new Error(`It is ${block?.kind}.`);
  return block;
};

test("a picture has an address by its bytes, its size on the screen, and its words", async () => {
  const picture = pictureIn(blocks()[1]);
  expect(picture).toMatchObject({ width: 1200, height: 600, alt: "红圈里是付款码" });
  expect(picture.url).toMatch(/^\/api\/faq-pictures\/[0-9a-f]{32}\.webp$/);
  const kept = await sharp(faq.engine.picture(picture.url)).metadata();
  expect(kept).toMatchObject({ format: "webp", width: 1200 });
  expect(kept.exif).toBeUndefined();
  expect(faq.engine.picture("/api/faq-pictures/../../package.json")).toBeUndefined();
});

test("a step has its own picture", () => {
  const steps = blocks()[2];
  const under = steps?.kind === "steps" ? steps.under?.[0] : undefined;
  expect(pictureIn(under?.[0])).toMatchObject({ width: 40, height: 60, alt: "第一步的按钮" });
});

test("a replaced picture has another address, and a missing or damaged one is read as its words", async () => {
  expect(problems().filter((text) => /picture/i.test(text))).toEqual([]);
  const before = pictureIn(blocks()[1]).url;
  let live = nextSwap();
  await png(300, 200).png().toFile(`${folder.dir}/images/code.png`);
  await live;
  expect(pictureIn(blocks()[1])).toMatchObject({ width: 300, height: 200 });
  expect(pictureIn(blocks()[1]).url).not.toBe(before);

  live = nextSwap();
  await writeFile(`${folder.dir}/images/code.png`, "<script>alert(1)</script>");
  await live;
  expect(blocks()[1]).toEqual({ kind: "paragraph", text: [{ text: "红圈里是付款码" }] });
  expect(problems()).toContain("images/code.png:1 pictureBroken");

  live = nextSwap();
  await folder.write(path, head + body.replace("code.png", "cod.png"));
  await live;
  expect(problems()).toContain(`${path}:7 pictureMissing`);
});

test("what is no picture of the folder is named", async () => {
  const live = nextSwap();
  await writeFile(`${folder.dir}/images/logo.svg`, "<svg/>");
  await writeFile(`${folder.dir}/zh-CN/payments/here.png`, "x");
  await writeFile(`${folder.dir}/images/huge.png`, Buffer.alloc(5_000_001));
  await folder.write(
    path,
    `${head}看 ![图](images/step.jpg) 这里。

![外面](https://a.example/x.png)

![上面](images/../../secret.png)
`,
  );
  await live;
  const named = problems();
  expect(named).toContain("images/logo.svg:1 pictureType");
  expect(named).toContain("zh-CN/payments/here.png:1 picturePlace");
  expect(named).toContain("images/huge.png:1 pictureTooLarge");
  expect(named).toContain(`${path}:5 pictureInText`);
  expect(named).toContain(`${path}:7 pictureAddress`);
  expect(named).toContain(`${path}:9 pictureAddress`);
  expect(JSON.stringify(blocks())).not.toMatch(/a\.example|secret/);
});

test("a picture without words keeps the last good version of its article", async () => {
  const before = blocks();
  const live = nextSwap();
  await folder.write(path, `${head}![](images/step.jpg)\n`);
  await live;
  expect(problems()).toContain(`${path}:5 pictureAlt`);
  expect(blocks()).toEqual(before);
});

test("a picture on the next line of a step or a paragraph belongs to it", () => {
  expect(toBlocks("先看图。\n![图](images/a.png)").map(({ kind }) => kind)).toEqual([
    "paragraph",
    "picture",
  ]);
  const [steps] = toBlocks("1. 第一步\n   ![图](images/a.png)\n2. 第二步");
  expect(steps).toMatchObject({
    items: [[{ text: "第一步" }], [{ text: "第二步" }]],
    under: { 0: [{ kind: "picture", alt: "图" }] },
  });
});

test("several pictures in one paragraph follow each other", () => {
  const two = toBlocks("![一](images/a.png)\n![二](images/b.webp)");
  expect(two.map((block) => block.kind === "picture" && block.alt)).toEqual(["一", "二"]);
});

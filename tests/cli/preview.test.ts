import { expect, test } from "vitest";
import { editorMessage } from "../../server/cli/editor-message.ts";
import { servePreview } from "../../server/cli/preview/serve-preview.ts";
import { openFaq } from "../../server/faq/live.ts";
import { article, folderOf, small } from "../faq/fixture.ts";

test("the preview shows the widget, says why an article is found, and follows a save", async () => {
  const folder = await folderOf(small);
  const faq = await openFaq(folder.dir);
  const preview = await servePreview({
    faq,
    locale: "zh-CN",
    port: 0,
    pageDir: "server/cli/preview",
    deskUrl: () => "http://127.0.0.1:1",
  });
  faq.subscribe(preview.swapped);
  const get = (path: string) => fetch(preview.origin + path);

  const page = await get("/?article=payment-failed");
  expect(await page.text()).toContain('id="frames"');
  expect(page.headers.get("content-security-policy")).toContain("frame-src http://127.0.0.1:1;");
  expect((await get("/../package.json")).status).toBe(404);

  const asked = await (await get(`/ask?locale=zh-CN&q=${encodeURIComponent("付不了款")}`)).json();
  expect(asked).toMatchObject({ outcome: "answer", listed: true, articleId: "payment-failed" });
  expect(asked.ranked[0]).toMatchObject({
    name: "payment-failed",
    parts: { classifier: expect.any(Number) },
  });

  const events = (await get("/events")).body?.getReader();
  await events?.read();
  await folder.write(
    "zh-CN/payments/payment-failed.md",
    article("改过的标题", ["付不了款"]).replace("的答案", "[^1]"),
  );
  expect(new TextDecoder().decode((await events?.read())?.value)).toContain("swapped");
  const state = await (await get("/state")).json();
  expect(state.articles).toContainEqual({ id: "payment-failed", title: "改过的标题" });
  expect(state.problems).toContainEqual(
    expect.objectContaining({ line: 6, text: expect.stringContaining("不支持脚注") }),
  );

  await events?.cancel();
  await preview.close();
  await faq.close();
  await folder.remove();
});

test("a port that is in use is named in the editor's language", async () => {
  const folder = await folderOf(small);
  const faq = await openFaq(folder.dir, { watch: false });
  const serve = (port: number) =>
    servePreview({
      faq,
      locale: "zh-CN",
      port,
      pageDir: "server/cli/preview",
      deskUrl: () => "http://127.0.0.1:1",
    });
  const first = await serve(0);
  const port = Number(new URL(first.origin).port);
  const refusal = await serve(port).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(editorMessage(refusal, "zh-CN")).toContain(`端口 ${port} 已经有程序在用`);
  expect(editorMessage(refusal, "zh-TW")).toContain(`連接埠 ${port} 已經有程式在用`);
  expect(editorMessage(refusal, "en")).toContain(`port ${port} is in use`);
  await first.close();
  await faq.close();
  await folder.remove();
});

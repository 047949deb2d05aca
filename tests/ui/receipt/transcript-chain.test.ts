/** A transcript is chained as a ticket's receipt is, and checked by the same page. */

import { expect, test } from "vitest";
import type { Message } from "../../../protocol/conversation.ts";
import type { KeptChain } from "../../../protocol/ticket-chain.ts";
import { checkReceipt, fingerprintOf } from "../../../ui/receipt/check-receipt.ts";
import { type HistoryKey, historyTexts } from "../../../ui/receipt/history-texts.ts";
import { receiptIn } from "../../../ui/receipt/receipt-file.ts";
import { redactedIn, shownEntry } from "../../../ui/receipt/shown-entry.ts";
import { receiptWords } from "../../../ui/receipt/texts.ts";
import { transcriptChain } from "../../../ui/receipt/transcript-chain.ts";
import { messageWords, transcriptPage } from "../../../ui/receipt/transcript-page.ts";
import { createTranslate } from "../../../ui/translate.ts";
import { conversation, message } from "../builders.ts";

const hurt = `</script><script>alert(1)</script>'"&`;
const id = "0f5f2f9e-6a55-4a52-9c0e-0d0f0a3e7a10";
const said = (seq: number, text: string, parts: Partial<Message> = {}) =>
  message(seq, { body: { kind: "text", text }, ...parts });
const messages = [
  said(1, "提现三天了还没到", { author: { kind: "customer" } }),
  said(2, hurt, { author: { kind: "agent", name: "小博" } }),
  said(3, "银行已经退回", { author: { kind: "bot" } }),
  message(4, { author: { kind: "customer" }, body: { kind: "redacted" } }),
];
const talk = conversation(messages.length, { id: id as never, messages });
const words = receiptWords("zh-CN");
const made = (redacted = "已隐藏") =>
  transcriptChain(talk, ({ body }) => messageWords(body, redacted));

async function page(): Promise<string> {
  const chain = await made();
  const address = "https://help.example/verify";
  return transcriptPage(
    talk,
    {
      locale: "zh-CN",
      text: createTranslate<HistoryKey>(historyTexts["zh-CN"], "zh-CN"),
      bot: "智能助手",
      redacted: "已隐藏",
    },
    { chain, fingerprint: await fingerprintOf(chain), address, words },
  );
}
const read = async () => receiptIn(await page()) as KeptChain;

test("it holds every message with its hash, and the page that checks receipts finds it sound", async () => {
  const file = await page();
  expect(file).not.toMatch(/<script(?! type="application\/json" id="pocketdesk-receipt">)/);
  const chain = await read();
  expect(chain).toEqual(JSON.parse(JSON.stringify(await made())));
  expect(chain.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  for (const { hash } of chain.entries) expect(file).toContain(hash);
  const { broken, fingerprint } = await checkReceipt(chain);
  expect(broken).toBeUndefined();
  expect(file).toContain(fingerprint);
  const shown = chain.entries.map((link) => shownEntry(link, redactedIn(chain.entries), words));
  expect(shown.map(({ title, lines }) => [title, ...lines])).toEqual([
    ["您", "提现三天了还没到"],
    ["小博（人工客服）", hurt],
    ["智能助手", "银行已经退回"],
    ["您", "已隐藏"],
  ]);
});

test("what was changed, taken out, put in or exchanged shows, and at which message", async () => {
  const chain = await read();
  const [first, second, third, fourth] = chain.entries as [
    KeptChain["entries"][number],
    KeptChain["entries"][number],
    KeptChain["entries"][number],
    KeptChain["entries"][number],
  ];
  const brokenAt = async (entries: KeptChain["entries"], number = chain.number) =>
    (await checkReceipt({ number, entries })).broken;
  const forged = { ...second, entry: second.entry && { ...second.entry, by: "小蔡" } };
  expect(await brokenAt([first, forged, third, fourth])).toBe(2);
  const later = { ...third, entry: third.entry && { ...third.entry, at: third.entry.at + 1 } };
  expect(await brokenAt([first, second, later, fourth])).toBe(3);
  expect(await brokenAt([first, third, fourth])).toBe(2);
  expect(await brokenAt([first, third, second, fourth])).toBe(2);
  // Nor can it be said of another conversation.
  const other = id.replace("0f", "1f") as KeptChain["number"];
  expect(await brokenAt(chain.entries, other)).toBe(1);
});

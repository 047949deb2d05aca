/** The receipt of a ticket, chained as the server chains it and checked as a browser checks it. */

import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import type { TicketNumber } from "../../../protocol/ticket.ts";
import type { ReceiptLink, TicketReceipt } from "../../../protocol/ticket-chain.ts";
import type { TicketRecord } from "../../../server/domain/ticket.ts";
import {
  brokenEntry,
  chainedEntry,
  type EntryLink,
  entriesOfFingerprint,
  type NewEntry,
  type TicketEntryRecord,
  tombstoneOf,
} from "../../../server/domain/ticket-entry.ts";
import { presentReceipt } from "../../../server/present/ticket-receipt.ts";
import { checkReceipt } from "../../../ui/receipt/check-receipt.ts";
import { receiptIn } from "../../../ui/receipt/receipt-file.ts";
import { receiptPage } from "../../../ui/receipt/receipt-page.ts";
import { type ShownVerdict, shownText } from "../../../ui/receipt/shown-text.ts";
import { receiptTexts, receiptWords } from "../../../ui/receipt/texts.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const number = "PD-20261121-0001-3" as TicketNumber;
const hurt = `</script><script>alert(1)</script>'"&`;

const news: readonly NewEntry[] = [
  {
    kind: "filed",
    author: "customer",
    text: hurt,
    state: "submitted",
    promise: { kind: "acknowledge", at: 1_795_428_000_000 },
    about: { missing: { id: "T1", why: "unknown" } },
    happenedAt: 1_795_161_600_000,
    attachments: [{ id: "m3k" as never, name: "回单.jpg", type: "image/jpeg", size: 7 }],
  },
  { kind: "added", author: "customer", text: "尾号 6013" },
  { kind: "noted", author: "agent", by: "小博", text: "只给同事看" },
  {
    kind: "decided",
    author: "agent",
    by: "小博",
    text: "已退回余额",
    state: "decided",
    decision: { kind: "refund", text: "已退回余额", amount: "1.00", currency: "CNY" },
  },
];

const made = (seq: number) => ({ number, at: 1_795_248_000_000 + seq, salt: `salt ${seq}`, hash });

function chain(): readonly TicketEntryRecord[] {
  const entries: TicketEntryRecord[] = [];
  let before: EntryLink = { seq: 0, hash: "" };
  for (const entry of news) {
    const next = chainedEntry(before, entry, made(before.seq));
    entries.push(next);
    before = next;
  }
  return entries;
}

/** As it is after the second entry, or the note, has lost its words. */
function redacted(seq: number): readonly TicketEntryRecord[] {
  const entries = chain();
  const entry = entries[seq - 1] as TicketEntryRecord;
  const redacts = tombstoneOf(entries[seq - 2]?.hash ?? "", entry, hash);
  const stone = chainedEntry(
    entries.at(-1) as EntryLink,
    { kind: "redacted", author: "agent", by: "小蔡", redacts },
    made(9),
  );
  const { text: _, salt: __, ...emptied } = entry;
  return [...entries.map((one) => (one === entry ? emptied : one)), stone];
}

const ticket = { number } as TicketRecord;
/** As it comes out of a file. */
const receiptOf = (entries: readonly TicketEntryRecord[]): TicketReceipt =>
  JSON.parse(JSON.stringify(presentReceipt({ ticket, entries })));

const pageOf = (receipt: TicketReceipt, locale: "zh-CN" | "en" = "zh-CN") =>
  receiptPage(
    {
      ticket: { topic: hurt, demand: hurt, state: "decided" },
      receipt,
      fingerprint: "f".repeat(64),
      madeAt: new Date(1_795_248_000_000),
      address: "https://support.example.com/verify",
    },
    receiptWords(locale),
  );

const changed = (receipt: TicketReceipt, seq: number, parts: Partial<ReceiptLink>) => ({
  ...receipt,
  entries: receipt.entries.map((link) => (link.seq === seq ? { ...link, ...parts } : link)),
});

describe.each([
  ["as it was written", chain()],
  ["with an entry whose words are gone", redacted(2)],
  ["with a note whose words are gone", redacted(3)],
])("a timeline %s", (_, entries) => {
  test("holds on both sides, and both give one fingerprint", async () => {
    expect(brokenEntry(entries, entries.at(-1) as EntryLink, hash)).toBeUndefined();
    const { broken, fingerprint } = await checkReceipt(receiptOf(entries));
    expect(broken).toBeUndefined();
    expect(entriesOfFingerprint(entries, fingerprint, hash)).toBe(entries.length);
    expect(entriesOfFingerprint(entries, hash("x"), hash)).toBeUndefined();
    const earlier = await checkReceipt(receiptOf(entries.slice(0, 3)));
    expect(entriesOfFingerprint(entries, earlier.fingerprint, hash)).toBe(3);
  });

  test("is found again in the file, and what was changed in it is found", async () => {
    const receipt = receiptOf(entries);
    expect(receiptIn(pageOf(receipt))).toEqual(receipt);
    for (const { seq, entry } of receipt.entries) {
      if (!entry) continue;
      for (const parts of [{ at: entry.at + 1 }, { by: "小王" }, { author: "system" as const }]) {
        const forged = changed(receipt, seq, { entry: { ...entry, ...parts } });
        expect((await checkReceipt(forged)).broken, `${seq}`).toBe(seq);
      }
    }
    const gone = { ...receipt, entries: receipt.entries.filter(({ seq }) => seq !== 3) };
    expect((await checkReceipt(gone)).broken).toBe(3);
    const swapped = { ...receipt, entries: receipt.entries.toReversed() };
    expect((await checkReceipt(swapped)).broken).toBe(1);
    const other = { ...receipt, number: "PD-20261121-0002-1" as TicketNumber };
    expect((await checkReceipt(other)).broken).toBe(1);
  });

  test("S06 shows no word of what agents say among themselves", () => {
    const receipt = receiptOf(entries);
    expect(receipt.entries[2]).toEqual({ seq: 3, hash: entries[2]?.hash });
    expect(pageOf(receipt)).not.toContain("只给同事看");
    expect(pageOf(receipt)).not.toContain("salt 2");
  });
});

test("a tombstone stands in it where the entry is that it tells of", async () => {
  const receipt = receiptOf(redacted(2));
  expect(receipt.entries[4]?.entry).toMatchObject({ kind: "redacted", by: "小蔡" });
  expect(receiptOf(redacted(3)).entries[4]).not.toHaveProperty("entry");
  expect(JSON.stringify(receipt)).not.toContain("6013");
  // Words that somebody puts back are found, and so is a tombstone that is none.
  const entry = receipt.entries[1]?.entry as NonNullable<ReceiptLink["entry"]>;
  const back = changed(receipt, 2, { entry: { ...entry, text: "尾号 6013" } });
  expect((await checkReceipt(back)).broken).toBe(2);
  const stone = receipt.entries[4]?.entry as NonNullable<ReceiptLink["entry"]>;
  const forged = { ...stone, redacts: { seq: 2, remains: "0".repeat(64) } };
  expect((await checkReceipt(changed(receipt, 5, { entry: forged }))).broken).toBe(2);
});

test("S15 whatever was written is text in it, and never markup", () => {
  const page = pageOf(receiptOf(chain()));
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('<script type="application/json"');
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(3);
  expect(page).toContain("default-src 'none'");
});

test("it is in the customer's language, and says where it is checked", () => {
  const page = pageOf(receiptOf(chain()));
  expect(page).toContain('<html lang="zh-CN">');
  for (const part of ["投诉回执", "处理结果：退款", "1.00 CNY", "回单.jpg", "内部记录", "/verify"])
    expect(page).toContain(part);
  expect(pageOf(receiptOf(chain()), "en")).toContain("Receipt of a complaint");
});

test.each([
  ["nothing", ""],
  ["another page", "<!doctype html><title>x</title>"],
  ["two receipts", pageOf(receiptOf(chain())).repeat(2)],
  ["half of one", pageOf(receiptOf(chain())).slice(0, -400)],
  ["no entries", pageOf({ number, entries: [] })],
  ["an entry that is none", pageOf({ number, entries: [{ seq: 1, hash: "x" }] })],
  ["a time that is none", pageOf(receiptOf(chain())).replace('{"at":1795248000001', '{"at":1e300')],
  [
    "a text that is none",
    pageOf(receiptOf(chain())).replace('"text":"尾号 6013"', '"text":{"a":1}'),
  ],
])("a file with %s is no receipt", (_, file) => {
  expect(receiptIn(file)).toBeUndefined();
});

const address = "https://support.example.com/verify";
async function shownIn(file: string): Promise<ShownVerdict> {
  const receipt = receiptIn(file) as TicketReceipt;
  const { fingerprint } = await checkReceipt(receipt);
  return shownText(file, { receipt, fingerprint, address });
}

describe.each(["zh-CN", "en"] as const)("what a receipt in %s shows", (locale) => {
  const receipt = receiptOf(redacted(2));
  const whole = async () => {
    const { fingerprint } = await checkReceipt(receipt);
    return pageOf(receipt, locale).replace("f".repeat(64), fingerprint);
  };

  test("is what it holds, on a device in another time zone, too", async () => {
    expect(await shownIn(await whole())).toEqual({ shown: "same", hasDemand: true, lines: [] });
    const parts = {
      ...{ receipt, address, fingerprint: undefined, madeAt: new Date(1_795_248_000_000) },
      ticket: { topic: "费用", state: "decided" } as const,
    };
    const away = receiptPage(parts, receiptWords(locale, "America/New_York"));
    expect(await shownIn(away)).toEqual({ shown: "same", hasDemand: false, lines: [] });
  });

  test.each([
    ["another amount", (page: string) => page.replace(/(<div dir="auto">[^<]*)1\.00/, "$1100.00")],
    ["a line put in", (page: string) => page.replace("</ol>", "<p>100.00 CNY</p></ol>")],
    [
      "a style that writes",
      (page: string) => page.replace("</style>", 'p::after{content:"9"}</style>'),
    ],
    [
      "a line more among the facts",
      (page: string) => page.replace("</dl>", "<dt>x</dt><dd>9</dd></dl>"),
    ],
    ["something behind its end", (page: string) => `${page}<p>100.00 CNY</p>`],
    ["another day", (page: string) => page.replace(/data-made="1/, 'data-made="2')],
    [
      "a zone that there is not",
      (page: string) => page.replace(/data-zone="[^"]*"/, 'data-zone="A/B"'),
    ],
    [
      "another state",
      (page: string) => page.replace(/(<\/dd><dt>[^<]*<\/dt><dd dir="auto">)[^<]*/, "$1已结束"),
    ],
    ["another address", (page: string) => page.replace(address, "https://evil.example/verify")],
  ])("is not with %s", async (_, doctor) => {
    const page = await whole();
    expect(doctor(page)).not.toBe(page);
    expect(await shownIn(doctor(page))).toMatchObject({ shown: "other" });
  });

  test("is marked line by line where it differs, and nothing else is", async () => {
    const page = await whole();
    const state = locale === "en" ? "Decided" : "已有结果";
    expect(page).toContain(`<dd dir="auto">${state}</dd>`);
    const doctored = page
      .replace(`<dd dir="auto">${state}</dd>`, '<dd dir="auto">已结束 &amp; 9</dd>')
      .replace(/(<div dir="auto">[^<]*)1\.00/, "$1100.00")
      .replace("</ol>", "<p>x &lt;b&gt;</p></ol>");
    const { lines } = await shownIn(doctored);
    expect(lines).toEqual(["已结束 & 9", expect.stringContaining("100.00 CNY"), "x <b>"]);
    // The topic has no hash: nobody calls it changed.
    const other = page.replace(/(<dl><dt>[^<]*<\/dt><dd dir="auto">)[^<]*/, "$1别的");
    expect(other).not.toBe(page);
    expect(await shownIn(other)).toEqual({ shown: "same", hasDemand: true, lines: [] });
  });

  test("has a request that no hash covers, and it is known whether it does", async () => {
    const parts = { receipt, address, fingerprint: undefined, madeAt: new Date(1_795_248_000_000) };
    const ticket = { topic: "费用", demand: "退回", state: "decided" } as const;
    const page = receiptPage({ ...parts, ticket }, receiptWords(locale, "Asia/Shanghai"));
    expect(await shownIn(page)).toEqual({ shown: "same", hasDemand: true, lines: [] });
    const other = page.replace(">退回<", ">赔十倍<");
    expect(other).not.toBe(page);
    expect(await shownIn(other)).toEqual({ shown: "same", hasDemand: true, lines: [] });
  });

  test("is not known of a file that does not say how it was made", async () => {
    const file = (await whole()).replace(/<body[^>]*>/, "<body>");
    expect(await shownIn(file)).toEqual({ shown: "unknown", hasDemand: false, lines: [] });
  });
});

const gaps = (text: unknown) =>
  [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(locales)("%s has every text of a receipt, with the same names to fill in", (locale) => {
  const [texts, model] = [receiptTexts[locale], receiptTexts["zh-CN"]];
  expect(Object.keys(texts)).toEqual(Object.keys(model));
  for (const [key, text] of Object.entries(texts)) {
    expect(text, key).toBeTruthy();
    expect(gaps(text), key).toEqual(gaps(model[key as keyof typeof model]));
  }
  expect(JSON.stringify(texts)).not.toMatch(/你|亲|！|!/);
});

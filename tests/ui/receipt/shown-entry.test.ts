import { expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import type { TicketEntryKind } from "../../../protocol/ticket.ts";
import { longTime, shownEntry } from "../../../ui/receipt/shown-entry.ts";
import { receiptWords } from "../../../ui/receipt/texts.ts";

const at = 1_795_428_000_000;
const shown = (kind: TicketEntryKind, locale: (typeof locales)[number]) => {
  const promise = { kind: "answer", at } as const;
  const entry = { at: at - 1_000, kind, author: "system", text: "PD-1", promise } as const;
  return shownEntry({ seq: 1, hash: "", entry }, new Set(), receiptWords(locale));
};

test.each(locales)("%s names each date of a promise once, broken ones too", (locale) => {
  const time = longTime(new Date(at).toISOString(), receiptWords(locale));
  const kinds = ["filed", "replied", "resumed", "promised", "breached", "forewarned", "absorbed"];
  for (const kind of kinds as TicketEntryKind[]) {
    const { title, lines } = shown(kind, locale);
    expect([kind, [title, ...lines].join("\n").split(time).length - 1]).toEqual([kind, 1]);
  }
});

import type { KeptChain } from "../../protocol/ticket-chain.ts";
import type { ReceiptVerdict } from "../../ui/receipt/check-receipt.ts";
import { redactedIn, shownEntry } from "../../ui/receipt/shown-entry.ts";
import type { ReceiptWords } from "../../ui/receipt/texts.ts";
import { elementOf } from "./element-of.ts";

/** What was found, what it shows and what not, and the entries that were checked. */
export function verdictParts(
  receipt: KeptChain,
  { broken, fingerprint }: ReceiptVerdict,
  words: ReceiptWords,
): readonly HTMLElement[] {
  const { text } = words;
  const { number, entries } = receipt;
  if (broken !== undefined) {
    return [elementOf("p", { class: "bad" }, [text("broken", { seq: broken })])];
  }
  const redacted = redactedIn(entries);
  const list = (items: readonly string[]) =>
    elementOf(
      "ul",
      {},
      items.map((item) => elementOf("li", {}, [item])),
    );
  const rows = entries.map((link) => {
    const { time, title, lines } = shownEntry(link, redacted, words);
    return elementOf("li", {}, [
      elementOf("b", {}, [title]),
      elementOf("small", {}, [time]),
      ...lines.map((line) => elementOf("p", { dir: "auto" }, [line])),
    ]);
  });
  const count = entries.length;
  const isTicket = entries.every(({ entry }) => entry?.kind !== "said");
  const sound = isTicket ? text("sound", { number, count }) : text("soundTalk", { count });
  const unproven = isTicket
    ? [text("notForged"), text("notHidden"), text("notShown")]
    : [text("notForgedTalk"), text("notShownTalk")];
  return [
    elementOf("p", { class: "good" }, [sound]),
    elementOf("h2", {}, [text("proves")]),
    list([text("provesChain")]),
    elementOf("h2", {}, [text("provesNot")]),
    list(unproven),
    elementOf("h2", {}, [text("fingerprint")]),
    elementOf("p", { class: "hash" }, [fingerprint]),
    elementOf("h2", {}, [text("entries")]),
    elementOf("ol", {}, rows),
  ];
}

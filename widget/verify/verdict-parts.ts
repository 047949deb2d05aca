import type { KeptChain } from "../../protocol/ticket-chain.ts";
import type { ReceiptVerdict } from "../../ui/receipt/check-receipt.ts";
import { redactedIn, shownEntry } from "../../ui/receipt/shown-entry.ts";
import type { ShownVerdict } from "../../ui/receipt/shown-text.ts";
import type { ReceiptWords } from "../../ui/receipt/texts.ts";
import { elementOf } from "./element-of.ts";

/** What was found, what it shows and what not, and the entries that were checked. */
export function verdictParts(
  receipt: KeptChain,
  { broken, fingerprint, shown, lines, hasDemand }: ReceiptVerdict & ShownVerdict,
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
  const hidden = entries.filter(({ entry }) => entry === undefined).length;
  const unchecked = [
    shown === "same" && text(hasDemand ? "notShown" : "notShownTopic"),
    hidden > 0 && text("notHidden", { count: hidden }),
    redacted.size > 0 && text("notRedacted", { count: redacted.size }),
    text(isTicket ? "notForged" : "notForgedTalk"),
  ].flatMap((line) => line || []);
  const checked = [text("provesChain"), ...(shown === "same" ? [text("provesShown")] : [])];
  // Nothing is green: no file alone proves all that it shows.
  const says = {
    same: ["partly", sound],
    other: ["bad", text("shownOther")],
    unknown: ["caution", `${sound} ${text("shownUnknown")}`],
  } as const;
  const [look, said] = says[shown];
  return [
    elementOf("p", { class: look }, [said]),
    ...(lines.length === 0 ? [] : [elementOf("h2", {}, [text("shownLines")]), changed(lines)]),
    elementOf("h2", {}, [text("proves")]),
    list(checked),
    elementOf("h2", {}, [text("provesNot")]),
    list(unchecked),
    elementOf("h2", {}, [text("fingerprint")]),
    elementOf("p", { class: "hash" }, [fingerprint]),
    elementOf("h2", {}, [text("entries")]),
    elementOf("ol", {}, rows),
  ];
}

/** More is another file altogether. */
const mostLines = 20;

/** The lines that the file shows and does not hold. */
const changed = (lines: readonly string[]): HTMLElement =>
  elementOf(
    "ul",
    { class: "changed" },
    lines.slice(0, mostLines).map((line) => elementOf("li", { dir: "auto" }, [line])),
  );

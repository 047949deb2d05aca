import type { Ticket } from "../../protocol/ticket.ts";
import type { KeptLink, TicketReceipt } from "../../protocol/ticket-chain.ts";
import { escaped } from "../kept-file.ts";
import { receiptBlock } from "./receipt-file.ts";
import { longTime, redactedIn, shownEntry } from "./shown-entry.ts";
import type { ReceiptWords } from "./texts.ts";

export interface ReceiptParts {
  readonly ticket: Pick<Ticket, "topic" | "demand" | "state">;
  readonly receipt: TicketReceipt;
  /** Undefined where the browser computes none: on plain http. */
  readonly fingerprint: string | undefined;
  readonly madeAt: Date;
  /** The page that checks it. */
  readonly address: string;
}

/**
 * One page to keep and to print. It shows what happened, and holds it once more as it is hashed. With what the body says it is
 * made again, character by character, and compared.
 */
export function receiptPage(parts: ReceiptParts, words: ReceiptWords): string {
  const { ticket, receipt, fingerprint, madeAt, address } = parts;
  const { locale, zone, text } = words;
  const redacted = redactedIn(receipt.entries);
  const made = text("made", { time: longTime(madeAt.toISOString(), words) });
  const facts = [
    [text("topic"), ticket.topic],
    [text("asOf"), words.ticket(`state.${ticket.state}`)],
    ...(ticket.demand ? [[words.ticket("demand"), ticket.demand]] : []),
  ].map(
    ([name = "", value = ""]) => `<dt>${escaped(name)}</dt><dd dir="auto">${escaped(value)}</dd>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(text("file", { number: receipt.number }))}</title>
<style>${css}</style>
</head>
<body data-zone="${escaped(zone)}" data-made="${madeAt.getTime()}">
<h1>${escaped(text("title"))}</h1>
<p class="number">${escaped(receipt.number)}</p>
<p class="notice">${escaped(made)}</p>
<dl>${facts.join("")}</dl>
<h2>${escaped(text("entries"))}</h2>
<ol>
${receipt.entries.map((link) => rowOf(link, redacted, words)).join("\n")}
</ol>
${fingerprint === undefined ? "" : `<h2>${escaped(text("fingerprint"))}</h2>\n<p class="hash">${escaped(fingerprint)}</p>`}
<p class="notice">${escaped(text("howTo", { address }))}</p>
<p class="notice">${escaped(text("keep"))}</p>
${receiptBlock(receipt)}
</body>
</html>
`;
}

function rowOf(link: KeptLink, redacted: ReadonlySet<number>, words: ReceiptWords): string {
  const { time, title, lines } = shownEntry(link, redacted, words);
  const said = lines.map((line) => `<div dir="auto">${escaped(line)}</div>`).join("");
  const hash = `${words.text("hash")} ${link.hash}`;
  return `<li><p><b>${escaped(title)}</b> <span class="notice">${escaped(time)}</span></p>${said}<p class="hash">${escaped(hash)}</p></li>`;
}

const css = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;color:#14171f}
h1{font-size:22px;margin:0}h2{margin:24px 0 8px;font-size:13px;color:#545b6b;border-bottom:1px solid #c8ced9}
p{margin:0}.number{font-size:17px;font-weight:600}.notice{font-size:13px;color:#545b6b;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0}dt{color:#545b6b}dd{margin:0;overflow-wrap:anywhere}
ol{margin:0;padding-inline-start:1.8em}li{margin:12px 0;break-inside:avoid}div{white-space:pre-wrap;overflow-wrap:anywhere}
.hash{font:11px/1.5 ui-monospace,Menlo,Consolas,monospace;color:#545b6b;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}`;

/** What a letter is made of, and its two forms: plain text, and the same as plain HTML without pictures or scripts. */

import type { Locale } from "../../../protocol/conversation.ts";

export type LetterPart =
  | { readonly kind: "text"; readonly text: string }
  /** What somebody has written. `by`: who. */
  | { readonly kind: "quote"; readonly text: string; readonly by?: string | undefined }
  /** A heading with lines below it: what it is, the value, and what it was before. */
  | {
      readonly kind: "rows";
      readonly title: string;
      readonly rows: readonly (readonly [name: string, value: string, more?: string])[];
    }
  /** The address is shown whole: whoever reads it sees where it leads. */
  | { readonly kind: "link"; readonly url: string }
  /** In small letters at the end. */
  | { readonly kind: "foot"; readonly text: string };

/** In characters; the rest of a message is read in the wallet. */
const quoteLength = 300;

/** Cut between two characters, never within one. */
export function cutShort(text: string, length = quoteLength): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}

export const plainLetter = (parts: readonly LetterPart[]): string =>
  `${parts.map(plainPart).join("\n\n")}\n`;

function plainPart(part: LetterPart): string {
  switch (part.kind) {
    case "link":
      return part.url;
    case "quote":
      return [...(part.by ? [part.by] : []), ...quoted(part.text)].join("\n");
    case "rows":
      return [part.title, ...part.rows.map(plainRow)].join("\n");
    case "text":
    case "foot":
      return part.text;
  }
}

type LetterRow = Extract<LetterPart, { kind: "rows" }>["rows"][number];

const plainRow = ([name, value, more]: LetterRow) =>
  `- ${name}${value === "" ? "" : `: ${value}`}${more ? ` (${more})` : ""}`;

/** Letters are read in the light and in the dark: texts keep the reader's own colours, and these go with both. */
const faded = "opacity:.75";
const hairline = "rgba(128,128,128,.35)";

const cell = (text: string, style: string) =>
  `<td style="padding:6px 12px 6px 0;border-bottom:1px solid ${hairline};vertical-align:top${style}">${lines(text)}</td>`;

const htmlRow = ([name, value, more = ""]: LetterRow) =>
  `<tr>${cell(name, "")}${cell(value, ";white-space:nowrap;font-weight:600")}${cell(more, `;${faded}`)}</tr>`;

const quoted = (text: string) => text.split(/\r?\n/).map((line) => `> ${line}`);

interface HtmlFrame {
  readonly locale: Locale;
  readonly title: string;
  /** Whose letter it is. */
  readonly wallet: string | undefined;
}

export const htmlLetter = (
  parts: readonly LetterPart[],
  { locale, title, wallet }: HtmlFrame,
): string => `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${htmlText(title)}</title></head>
<body style="margin:0 auto;max-width:36em;padding:16px;font:16px/1.6 'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif">
${wallet ? `<p style="margin:0 0 24px;padding-bottom:12px;border-bottom:1px solid ${hairline};font-weight:600">${lines(wallet)}</p>\n` : ""}${parts.map(htmlPart).join("\n")}
</body>
</html>
`;

function htmlPart(part: LetterPart): string {
  switch (part.kind) {
    case "text":
      return `<p>${lines(part.text)}</p>`;
    case "link":
      return `<p><a href="${htmlText(part.url)}" style="word-break:break-all">${htmlText(part.url)}</a></p>`;
    case "rows":
      return `<h2 style="margin:24px 0 4px;font-size:17px">${lines(part.title)}</h2>
<table role="presentation" style="width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums">
${part.rows.map(htmlRow).join("\n")}
</table>`;
    case "foot":
      return `<p style="font-size:13px;${faded}">${lines(part.text)}</p>`;
    case "quote": {
      const by = part.by ? `<strong>${htmlText(part.by)}</strong><br>` : "";
      return `<blockquote dir="auto" style="margin:16px 0;padding-left:12px;border-left:3px solid ${hairline}">${by}${lines(part.text)}</blockquote>`;
    }
  }
}

const lines = (text: string) => htmlText(text).replaceAll(/\r?\n/g, "<br>");

/** Not a character of it is markup, in a text or in a quoted attribute. */
export const htmlText = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

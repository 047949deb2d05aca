/** The page that a link in an e-mail leads to: one question, one button. It works without scripts. */

import type { Locale } from "../../../protocol/conversation.ts";
import { type MailText, mailText } from "../../locales/mail-texts.ts";
import { htmlText } from "./letter-parts.ts";

interface LinkPage {
  readonly kind: "confirm" | "stop";
  readonly state: "ask" | "done" | "gone";
  readonly locale: Locale;
  readonly address?: string | undefined;
  readonly token: string;
}

export function presentLinkPage({ kind, state, locale, address = "", token }: LinkPage): string {
  const say = (key: MailText) => htmlText(mailText(locale, key, { address }));
  const title = say(state === "gone" ? "page.gone.title" : `page.${kind}.title`);
  const text = say(state === "gone" ? "page.gone.text" : `page.${kind}.${state}`);
  const form = `<form method="post" action="?token=${htmlText(encodeURIComponent(token))}"><button>${say(`page.${kind}.button`)}</button></form>`;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${linkPageStyle}</style></head>
<body><main><h1>${title}</h1><p role="status">${text}</p>${state === "ask" ? form : ""}</main></body>
</html>
`;
}

/** The page's policy allows this style by its hash, and nothing else. */
export const linkPageStyle = `:root{color-scheme:light dark}body{margin:0;font:17px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;background:Canvas;color:CanvasText}main{max-width:32rem;margin:0 auto;padding:15vh 20px 20px}h1{font-size:24px;line-height:1.3;margin:0 0 12px}p{margin:0 0 24px;overflow-wrap:anywhere}button{min-height:48px;padding:0 24px;border:0;border-radius:12px;background:#1a55ee;color:#fff;font:inherit}button:focus-visible{outline:3px solid Highlight;outline-offset:3px}`;

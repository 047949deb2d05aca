import type { ArticleAction, Inline } from "../../../../protocol/article-blocks.ts";
import { actionAddress, safeAddress } from "./addresses.ts";
import type { Loss } from "./loss.ts";
import type { Token } from "./parser.ts";
import { pictureLoss } from "./pictures.ts";

/** `line` of the first token, from 0; `written`: the source of all of them. */
export function readInlines(
  tokens: readonly Token[],
  given: {
    readonly line: number;
    readonly written: string;
    readonly lose: (loss: Loss) => void;
  },
): readonly Inline[] {
  const { line, lose } = given;
  const inlines: Inline[] = [];
  const open = { strong: 0, struck: 0 };
  let at = line;
  let href: string | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "link_open" && tokens[index + 1]?.type === "link_close")
      lose({ line: at, code: "linkEmpty" });
    if (/^(?:strong|em)_/.test(token.type)) open.strong += token.nesting;
    if (token.type.startsWith("s_")) open.struck += token.nesting;
    if (token.type === "image") lose({ line: at, code: pictureLoss(token) });
    if (token.type === "em_open") lose({ line: at, code: "emphasis" });
    if (token.type === "link_open") {
      const address = String(token.attrGet("href") ?? "");
      href = safeAddress(address);
      const title = String(token.attrGet("title") ?? "");
      if (title) lose({ line: lineOf(title, given) ?? at, code: "linkTitle", values: { title } });
      if (!href && !isPlaceholder(address)) lose({ line: at, code: "linkAddress" });
    }
    if (token.type === "link_close") href = undefined;
    const text = textOfToken(token);
    if (text === "\n") at += 1;
    if (text === "") continue;
    appendInline(inlines, {
      text,
      ...(open.strong > 0 && { strong: true }),
      ...(open.struck > 0 && { struck: true }),
      ...(token.type === "code_inline" && { code: true }),
      ...(href !== undefined && { href }),
    });
  }
  return inlines;
}

/** Where it stands in the source: code and links may go over several lines, too. */
function lineOf(
  text: string,
  { line, written }: { readonly line: number; readonly written: string },
): number | undefined {
  const [first = ""] = text.split("\n");
  const at = written.split("\n").findIndex((one) => one.includes(first));
  return at < 0 ? undefined : line + at;
}

/** `[拨打](tel:{{hotline}})`: what it stands for is seen when it is filled in. */
const isPlaceholder = (address: string) => /%7B%7B|\{\{/i.test(address);

function textOfToken(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
  if (token.type === "text" || token.type === "code_inline" || token.type === "image")
    return token.content;
  return "";
}

/** Texts of the same form become one. */
function appendInline(inlines: Inline[], next: Inline): void {
  const last = inlines.at(-1);
  const same =
    last && (["strong", "struck", "code", "href"] as const).every((key) => last[key] === next[key]);
  if (same) inlines[inlines.length - 1] = { ...last, text: last.text + next.text };
  else inlines.push(next);
}

/** `[打开账单](action:bills) [拨打](tel:110)`: a paragraph of nothing but such links is a row of buttons. */
export function actionsOf(tokens: readonly Token[]): readonly ArticleAction[] {
  const actions: ArticleAction[] = [];
  let href: string | undefined;
  for (const token of tokens) {
    const text = textOfToken(token).trim();
    if (token.type === "link_open") href = actionAddress(String(token.attrGet("href") ?? ""));
    else if (token.type === "link_close") href = undefined;
    else if (text !== "" && href === undefined) return [];
    else if (href !== undefined) actions.push({ text, href });
  }
  return actions;
}

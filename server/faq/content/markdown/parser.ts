import createMarkdown, { type MarkdownIt } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";

export type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A token with what stands between it and its closing one. */
export interface MarkdownNode {
  readonly open: Token;
  readonly inside: readonly MarkdownNode[];
}

/** No article nests deeper. The limit also bounds the time. */
const maxNesting = 20;

const parser = createMarkdown("commonmark", { html: false, maxNesting })
  .enable(["table", "strikethrough"])
  .use(cjkFriendly)
  .use(literalSigns)
  .use(literalFootnotes);

// Every address becomes a link here, so that an unsafe one can be named; `safeAddress` decides.
parser.validateLink = () => true;

export function parseMarkdown(markdown: string): readonly MarkdownNode[] {
  return treeOf(parser.parse(limitRuns(markdown), {}));
}

/** Runs that are longer are cut. */
export const longRun = /([[(<>*_`!])\1{8,}/g;

/** markdown-it searches a partner for each `[` up to the end of the text: a run of them would take quadratic time. */
const limitRuns = (markdown: string): string => markdown.replace(longRun, (run) => run.slice(0, 8));

const word = /[\dA-Za-z]/;
const figure = /\d/;
const chinese = /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** 5*3*2=30 stays as it is; __重要__请 is bold, as with stars: no Chinese name has an underscore in it. */
function literalSigns(md: MarkdownIt): void {
  const Before = md.inline.State;
  md.inline.State = class extends Before {
    override scanDelims(start: number, canSplitWord: boolean) {
      const sign = this.src[start] ?? "";
      const found = super.scanDelims(start, canSplitWord);
      const [before, after] = [this.src[start - 1] ?? "", this.src[start + found.length] ?? ""];
      const between = found.length === 1 ? word : figure;
      if (sign === "*" && between.test(before) && between.test(after))
        return { ...found, can_open: false, can_close: false };
      const isBesideChinese = chinese.test(before) || chinese.test(after);
      return sign === "_" && isBesideChinese ? super.scanDelims(start, true) : found;
    }
  };
}

/** `[^1]: …` would be read as the address of a link, and its text would vanish. */
function literalFootnotes(md: MarkdownIt): void {
  const rules = md.block.ruler.getRules("");
  const reference = rules.find(({ name }) => name === "reference");
  if (reference === undefined) return;
  md.block.ruler.at("reference", (state, line, end, silent) => {
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    return !state.src.startsWith("[^", start) && reference(state, line, end, silent);
  });
}

function treeOf(tokens: readonly Token[]): readonly MarkdownNode[] {
  const top: MarkdownNode[] = [];
  const stack: MarkdownNode[][] = [top];
  for (const open of tokens) {
    const inside: MarkdownNode[] = [];
    if (open.nesting < 0) stack.pop();
    else stack.at(-1)?.push({ open, inside });
    if (open.nesting > 0) stack.push(inside);
  }
  return top;
}

import type { JSX } from "preact";
import type { Block, Inline } from "../protocol/conversation.ts";
import { Icon } from "./icons.tsx";
import { splitLead } from "./lead.ts";

interface RichTextProps {
  readonly blocks: readonly Block[];
  /** The first sentence stands out: it is the answer in short. */
  readonly lead?: boolean;
}

/** An article's blocks as elements. There is no way from a block to HTML, so nothing in it can be executed. */
export function RichText({ blocks, lead }: RichTextProps): JSX.Element {
  return (
    <div class="rich-text" dir="auto">
      {(lead ? withLead(blocks) : blocks).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

interface Lead {
  readonly kind: "lead";
  readonly text: readonly Inline[];
}

function withLead(blocks: readonly Block[]): readonly (Block | Lead)[] {
  const [first, ...others] = blocks;
  const [run, ...runs] = first?.kind === "paragraph" ? first.text : [];
  if (run === undefined || run.href || run.strong) return blocks;
  const { lead, rest } = splitLead(run.text);
  // A sentence that goes on in the next run is not whole.
  if (lead === "" || (rest === "" && runs.length > 0)) return blocks;
  const text = [...(rest === "" ? [] : [{ text: rest }]), ...runs];
  const paragraph: readonly Block[] = text.length > 0 ? [{ kind: "paragraph", text }] : [];
  return [{ kind: "lead", text: [{ text: lead }] }, ...paragraph, ...others];
}

function BlockView({ block }: { readonly block: Block | Lead }): JSX.Element | null {
  switch (block.kind) {
    case "lead":
      return <p class="answer-lead">{inlines(block.text)}</p>;
    case "paragraph":
      return <p>{inlines(block.text)}</p>;
    case "warning":
      return (
        <p class="warning">
          <Icon name="alert" />
          <span>{inlines(block.text)}</span>
        </p>
      );
    case "steps":
      return <ol>{items(block.items)}</ol>;
    case "list":
      return <ul>{items(block.items)}</ul>;
    case "actions":
      // They belong below the text, and only where something can be done with them.
      return null;
  }
}

const items = (rows: readonly (readonly Inline[])[]) =>
  rows.map((row, index) => <li key={index}>{inlines(row)}</li>);

const inlines = (runs: readonly Inline[]) =>
  runs.map((run, index) => {
    const words = withMenuPaths(run.text);
    const text = run.strong ? <strong>{words}</strong> : words;
    if (run.href === undefined || !isSafeLink(run.href)) return text;
    const outside = /^http/i.test(run.href) && { target: "_blank", rel: "noopener noreferrer" };
    return (
      <a key={index} href={run.href} {...outside}>
        {text}
      </a>
    );
  });

/** 我的 > 账单, between spaces, signs, or quotes, which a chip does without. Where words have spaces themselves, nothing says where a path ends; it stays as it is. */
const menuPath = /[“「]?([\u3400-\u9fff]+(?: > [\u3400-\u9fff]+)+)[”」]?/;

const withMenuPaths = (text: string) =>
  text.split(menuPath).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span key={index} class="path">
        {piece.split(" > ").map((part, place) => (
          <>
            {place > 0 && <i> › </i>}
            {part}
          </>
        ))}
      </span>
    ),
  );

/** The server checks it too. A link that runs a script must not get through even if the server is wrong. */
export const isSafeLink = (href: string): boolean => /^(https?:\/\/|tel:|mailto:)/i.test(href);

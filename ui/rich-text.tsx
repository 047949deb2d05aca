import type { JSX } from "preact";
import type { Block, Inline, TableBlock } from "../protocol/article-blocks.ts";
import { Icon } from "./icons.tsx";
import { splitLead } from "./lead.ts";
import { pathClass, withMenuPaths } from "./menu-paths.ts";

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
      // The sheet counts: what is copied or read out has the right number too.
      return (
        <ol start={block.start} style={{ counterReset: `step ${(block.start ?? 1) - 1}` }}>
          {items(block)}
        </ol>
      );
    case "list":
      return <ul>{items(block)}</ul>;
    case "table":
      return (
        <div class="table">
          <table>
            <thead>{cells(block.head, block)}</thead>
            <tbody>{block.rows.map((row) => cells(row, block))}</tbody>
          </table>
        </div>
      );
    case "code":
      return <pre>{block.text}</pre>;
    case "picture":
      // Where it does not come, as without a network, its words stand in its place.
      return (
        <img
          src={block.url}
          alt={block.alt}
          width={block.width}
          height={block.height}
          loading="lazy"
        />
      );
    case "actions":
      // They belong below the text, and only where something can be done with them.
      return null;
  }
}

const items = ({ items: rows, under }: Extract<Block, { kind: "steps" | "list" }>) =>
  rows.map((row, index) => (
    <li key={index}>
      {inlines(row)}
      {under?.[index] && <RichText blocks={under[index]} />}
    </li>
  ));

const cells = (row: TableBlock["head"], { head, atEnd }: TableBlock) => {
  const Cell = row === head ? "th" : "td";
  return (
    <tr>
      {row.map((cell, column) => (
        <Cell key={column} class={atEnd?.includes(column) ? "end" : undefined}>
          {inlines(cell)}
        </Cell>
      ))}
    </tr>
  );
};

const inlines = (runs: readonly Inline[]) =>
  runs.map((run, index) => {
    const words = run.code ? <code>{run.text}</code> : <Words text={run.text} />;
    const kept = run.struck ? <s>{words}</s> : words;
    const text = run.strong ? <strong>{kept}</strong> : kept;
    if (run.href === undefined || !isSafeLink(run.href)) return text;
    const outside = /^http/i.test(run.href) && { target: "_blank", rel: "noopener noreferrer" };
    return (
      <a key={index} href={run.href} {...outside}>
        {text}
      </a>
    );
  });

const Words = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {withMenuPaths(text).map((piece, index, all) =>
      typeof piece === "string" ? (
        piece
      ) : (
        <span key={index} class={pathClass(piece, all[index + 1])}>
          {piece.map((step, place) => (
            <>
              {place > 0 && <i> › </i>}
              {step}
            </>
          ))}
        </span>
      ),
    )}
  </>
);

/** The server checks it too. A link that runs a script must not get through even if the server is wrong. */
export const isSafeLink = (href: string): boolean => /^(https?:\/\/|tel:|mailto:)/i.test(href);

import type { JSX } from "preact";
import type { Block, Inline } from "../protocol/conversation.ts";
import { Icon } from "./icons.tsx";

/** An article's blocks as elements. There is no way from a block to HTML, so nothing in it can be executed. */
export function RichText({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element {
  return (
    <div class="rich-text" dir="auto">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }): JSX.Element {
  switch (block.kind) {
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
  }
}

const items = (rows: readonly (readonly Inline[])[]) =>
  rows.map((row, index) => <li key={index}>{inlines(row)}</li>);

const inlines = (runs: readonly Inline[]) =>
  runs.map((run, index) => {
    const text = run.strong ? <strong>{run.text}</strong> : run.text;
    if (run.href === undefined || !isSafeLink(run.href)) return text;
    const outside = /^http/i.test(run.href) && { target: "_blank", rel: "noopener noreferrer" };
    return (
      <a key={index} href={run.href} {...outside}>
        {text}
      </a>
    );
  });

/** The server checks it too. A link that runs a script must not get through even if the server is wrong. */
export const isSafeLink = (href: string): boolean => /^(https?:\/\/|tel:|mailto:)/i.test(href);

import type { JSX } from "preact";
import type { Block } from "../../protocol/article-blocks.ts";
import { Icon } from "../../ui/icons.tsx";
import { RichText } from "../../ui/rich-text.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import "./article-card.css";

interface ArticleCardProps {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** An article in the log: its title and its short answer. The rest is folded, as agents know it. */
export function ArticleCard({ title, blocks }: ArticleCardProps): JSX.Element {
  const [short, ...rest] = blocks;
  return (
    <details class="article-card">
      <summary>
        <span class="article-title">
          <ConsoleIcon name="article" />
          {title}
          {rest.length > 0 && (
            <span class="article-more">
              <Icon name="down" />
            </span>
          )}
        </span>
        {short && <RichText blocks={[short]} />}
      </summary>
      <RichText blocks={rest} />
    </details>
  );
}

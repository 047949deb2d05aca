import type { JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";

interface RowsProps {
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly onPick: (article: { readonly id: ArticleId; readonly title: string }) => void;
}

/** Questions as full-width rows. */
export function ArticleRows({ articles, onPick }: RowsProps): JSX.Element {
  return (
    <ul class="rows">
      {articles.map((article) => (
        <li key={article.id}>
          <button type="button" class="row-button" onClick={() => onPick(article)}>
            <span>{article.title}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Placeholders while rows are being loaded, as high as the rows, so that nothing jumps. */
export function SkeletonRows({ count }: { readonly count: number }): JSX.Element {
  return (
    <div class="rows skeleton" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} class="skeleton-row" />
      ))}
    </div>
  );
}

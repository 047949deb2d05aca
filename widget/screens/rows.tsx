import type { ComponentChildren, JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";

interface RowsProps {
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly onPick: (article: { readonly id: ArticleId; readonly title: string }) => void;
  readonly drawTitle?: (title: string) => JSX.Element;
}

/** Questions as full-width rows. */
export function ArticleRows({ articles, onPick, drawTitle }: RowsProps): JSX.Element {
  return (
    <ul class="rows">
      {articles.map((article) => (
        <li key={article.id}>
          <button type="button" class="row-button" onClick={() => onPick(article)}>
            {drawTitle?.(article.title) ?? <span>{article.title}</span>}
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AnswerRowProps {
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
  readonly onPick: () => void;
}

/** A row of the conversation that is gone once it is tapped: the log has the focus then, so that the keyboard goes on there. */
export function AnswerRow({ disabled, children, onPick }: AnswerRowProps): JSX.Element {
  return (
    <button
      type="button"
      class="row-button"
      disabled={disabled}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>(".log")?.focus({ preventScroll: true });
        onPick();
      }}
    >
      {children}
    </button>
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

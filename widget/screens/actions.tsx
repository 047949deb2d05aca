import type { JSX } from "preact";
import type { ArticleAction, ArticleId } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import type { ActionsProps } from "../part-props.ts";

/** The article's buttons: calls, and what the wallet says that it can do. */
export function Actions({ articleId, blocks, live }: ActionsProps): JSX.Element | null {
  const { actions = {} } = useWidgetContext();
  const items = blocks
    .flatMap((block) => (block.kind === "actions" ? block.items : []))
    .filter(({ href }) => href.startsWith("tel:") || Object.hasOwn(actions, nameOf(href)));
  if (items.length === 0) return null;
  return (
    <div class="actions">
      {items.map((item, index) => (
        <Action
          key={item.href}
          item={item}
          articleId={articleId}
          look={live && index === 0 ? "primary" : "secondary"}
        />
      ))}
    </div>
  );
}

const nameOf = (href: string) => href.slice("action:".length);

interface ActionProps {
  readonly item: ArticleAction;
  readonly articleId: ArticleId;
  readonly look: "primary" | "secondary";
}

function Action({ item: { text, href }, articleId, look }: ActionProps): JSX.Element {
  const { actions, sheet, close } = useWidgetContext();
  if (href.startsWith("tel:"))
    return (
      <a class={look} href={href}>
        {text}
      </a>
    );
  const act = () => {
    // The wallet shows its own page now, which the sheet would cover.
    if (sheet.peek()) close?.();
    actions?.[nameOf(href)]?.({ article: articleId });
  };
  return (
    <button type="button" class={look} onClick={act}>
      {text}
    </button>
  );
}

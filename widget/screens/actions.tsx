import type { JSX } from "preact";
import type { ArticleAction } from "../../protocol/article-blocks.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import type { Screen } from "../models/navigation.ts";
import type { ActionsProps } from "../part-props.ts";

/** The article's buttons: calls, screens, and what the wallet says that it can do. */
export function Actions({ articleId, blocks, live }: ActionsProps): JSX.Element | null {
  const { actions = {}, support } = useWidgetContext();
  // Of somebody who is not signed in the wallet knows no transactions.
  const isVerified = support.session.value?.customer.verified === true;
  const items = blocks
    .flatMap((block) => (block.kind === "actions" ? block.items : []))
    .filter(({ href }) => {
      const [kind, name = ""] = href.split(":");
      if (kind === "tel") return true;
      if (href === "screen:transactions" && !isVerified) return false;
      return Object.hasOwn(kind === "screen" ? screens : actions, name);
    });
  if (items.length === 0) return null;
  return (
    <div class="actions">
      {items.map((item, index) => (
        <Action
          key={item.href}
          item={item}
          articleId={articleId}
          look={lookOf({ live, index, about: support.chat.about.value })}
        />
      ))}
    </div>
  );
}

/** What an article may open of ours: `[提交投诉](screen:complaint)`. Announcements stand on the home screen. */
const screens: Readonly<Record<string, Screen>> = {
  complaint: { name: "complaint" },
  tickets: { name: "tickets" },
  announcements: { name: "home" },
  transactions: { name: "transactions" },
};

interface Offered {
  readonly live: boolean;
  readonly index: number;
  /** The transaction beside the field. */
  readonly about: string | undefined;
}

/** One filled button at a time: with a transaction beside the field, that is the one that sends it. */
export const lookOf = ({ live, index, about }: Offered): ActionProps["look"] =>
  live && index === 0 && about === undefined ? "primary" : "secondary";

interface ActionProps {
  readonly item: ArticleAction;
  readonly articleId: ArticleId;
  readonly look: "primary" | "secondary";
}

function Action({ item: { text, href }, articleId, look }: ActionProps): JSX.Element {
  const { actions, sheet, close, support } = useWidgetContext();
  const [kind, name = ""] = href.split(":");
  if (kind === "tel")
    return (
      <a class={look} href={href}>
        {text}
      </a>
    );
  const act = () => {
    const screen = kind === "screen" && screens[name];
    if (screen) return support.navigation.go(screen);
    // The wallet shows its own page now, which the sheet would cover.
    if (sheet.peek()) close?.();
    actions?.[name]?.({ article: articleId });
  };
  return (
    <button type="button" class={look} onClick={act}>
      {text}
    </button>
  );
}

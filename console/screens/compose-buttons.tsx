import type { ComponentChildren, JSX } from "preact";
import type { DeskModel } from "../models/desk.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

/** Opens the search for articles above the field. */
export function ArticlesButton({
  model: { screen },
  hotkey,
  children,
}: {
  readonly model: Pick<DeskModel, "screen">;
  readonly hotkey?: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      class="tool"
      aria-label={t("article.search")}
      aria-keyshortcuts={hotkey}
      aria-expanded={screen.panel.value === "articles"}
      title={t("article.search")}
      onClick={() => screen.togglePanel("articles")}
    >
      <ConsoleIcon name="article" />
      {children}
    </button>
  );
}

/** Opens the list of saved replies, as ; at the beginning of the field does. */
export function SavedRepliesButton({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      class="tool"
      aria-label={t("replies.title")}
      aria-keyshortcuts=";"
      title={t("replies.title")}
      onClick={onClick}
    >
      <ConsoleIcon name="bolt" />
      {children}
    </button>
  );
}

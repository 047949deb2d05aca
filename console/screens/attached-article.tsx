import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import type { ReplyDraft } from "../models/reply-draft.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

/** The article that goes with the next reply. */
export function AttachedArticle({ reply }: { readonly reply: ReplyDraft }): JSX.Element | null {
  const { t } = useTranslation();
  const article = reply.attached.value;
  if (article === null) return null;
  return (
    <p class="attached">
      <ConsoleIcon name="article" />
      <span>{t("article.attached", { title: article.title })}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={t("article.detach")}
        onClick={reply.detach}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}

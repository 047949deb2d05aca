import type { JSX } from "preact";
import type { ConversationModel } from "../models/conversation.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

/** Articles that fit what the customer has said last. A click attaches one to the reply. */
export function SuggestionBar({
  conversation,
}: {
  readonly conversation: ConversationModel;
}): JSX.Element | null {
  const { t } = useTranslation();
  const articles = conversation.suggested.articles.value;
  if (articles.length === 0 || conversation.reply.attached.value !== null) return null;
  return (
    <fieldset class="suggested">
      <legend>{t("suggested.title")}</legend>
      {articles.map((article, index) => (
        <button
          key={article.articleId}
          type="button"
          class="suggestion"
          title={article.title}
          aria-keyshortcuts={`Alt+${index + 1}`}
          onClick={() => conversation.attach(article)}
        >
          <ConsoleIcon name="article" />
          <span class="cut">{article.title}</span>
          <Keys label={`Alt ${index + 1}`} />
        </button>
      ))}
    </fieldset>
  );
}

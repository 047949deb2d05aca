import type { JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { Highlighted } from "./highlighted.tsx";
import { ArticleRows } from "./rows.tsx";
import { useAgentsNow } from "./use-desk-hours.ts";

interface HomeSuggestionsProps {
  readonly onPick: (article: { readonly id: ArticleId; readonly title: string }) => void;
  readonly onAsk: (text: string) => void;
  readonly onAskForAgent: () => void;
}

/** While a question is being written: the articles that fit, then the question itself, then a person. */
export function HomeSuggestions({
  onPick,
  onAsk,
  onAskForAgent,
}: HomeSuggestionsProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const question = support.chat.draft.value.trim();
  const found = support.faq.suggestions.value;
  const now = useAgentsNow();
  return (
    <section class="suggested" aria-label={t("chat.suggestions")}>
      {found.length > 0 && (
        <ArticleRows
          articles={found}
          onPick={onPick}
          drawTitle={(title) => <Highlighted title={title} question={question} />}
        />
      )}
      <div class="rows">
        <button type="button" class="row-button" onClick={() => onAsk(question)}>
          <Icon name="send" />
          <span>
            <b class="link">{t("home.askThis")}</b>
            <span class="one-line">{question}</span>
          </span>
        </button>
        <button type="button" class="row-button" onClick={onAskForAgent}>
          <Icon name="agent" />
          <span>{t("chat.requestAgent")}</span>
          {now && <small>{now}</small>}
        </button>
      </div>
    </section>
  );
}

import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import { Highlighted } from "./highlighted.tsx";
import { ArticleRows } from "./rows.tsx";

/** Articles that fit what is being written. Only with the bot: an agent will answer anyway. */
export function ChatSuggestions(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, faq } = support;
  const status = chat.view.value?.status;
  const found = faq.suggestions.value;
  const question = chat.draft.value;
  if (found.length === 0 || status === "assigned" || status === "queued") return null;
  return (
    <section class="suggestions" aria-label={t("chat.suggestions")}>
      <ArticleRows
        articles={found.slice(0, 3)}
        drawTitle={(title) => <Highlighted title={title} question={question} />}
        onPick={({ id, title }) => {
          chat.draft.value = "";
          chat.send(title, id);
        }}
      />
    </section>
  );
}

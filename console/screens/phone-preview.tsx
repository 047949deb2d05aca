import type { JSX } from "preact";
import type { Article, Locale } from "../../protocol/conversation.ts";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { translationFor } from "../models/texts.ts";
import "../../ui/rich-text.css";

interface PhonePreviewProps {
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  readonly question: string;
  readonly article: Article | undefined;
  readonly choices: ContentAnswer["hits"];
  readonly hint: string;
}

/** A phone with the question and its answer, in the customer's language and not in the editor's. */
export function PhonePreview({
  locale,
  theme,
  question,
  article,
  choices,
  hint,
}: PhonePreviewProps): JSX.Element {
  const { t } = translationFor(locale);
  return (
    <div class="phone" data-theme={theme} lang={locale}>
      <p class="phone-head">{t("preview.assistant")}</p>
      <div class="phone-log">
        {question !== "" && <p class="phone-own">{question}</p>}
        {article ? (
          <article class="phone-card">
            <h3>{article.title}</h3>
            <RichText blocks={article.blocks} lead />
            <p class="phone-votes" aria-hidden="true">
              <span>{t("preview.helpful")}</span>
              <span>{t("preview.unhelpful")}</span>
            </p>
          </article>
        ) : choices.length > 0 ? (
          <ul class="phone-card phone-choices">
            {choices.map(({ articleId, title }) => (
              <li key={articleId}>{title}</li>
            ))}
          </ul>
        ) : (
          <p class="phone-hint">{hint}</p>
        )}
        {article?.related.map(({ articleId, title }) => (
          <p key={articleId} class="phone-related">
            {title}
          </p>
        ))}
      </div>
    </div>
  );
}

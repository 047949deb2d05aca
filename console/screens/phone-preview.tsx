import type { JSX } from "preact";
import type { Article, Locale } from "../../protocol/conversation.ts";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { thumbIcon } from "../../ui/part-icons.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { translationFor } from "../models/texts.ts";
import { Phone } from "./phone.tsx";
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
    <Phone locale={locale} theme={theme} title={t("preview.assistant")} isChat>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard */}
      <section class="phone-log" tabIndex={0} aria-label={t("preview.assistant")}>
        {question !== "" && <p class="phone-own">{question}</p>}
        {article ? (
          <article class="phone-card">
            <h3>{article.title}</h3>
            <RichText blocks={article.blocks} lead />
            <p class="phone-votes" aria-hidden="true">
              <span>{t("preview.vote")}</span>
              <span>
                <Strokes paths={[thumbIcon]} /> {t("preview.helpful")}
              </span>
              <span>
                <Strokes paths={[thumbIcon]} /> {t("preview.unhelpful")}
              </span>
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
        {article && article.related.length > 0 && (
          <>
            <p class="phone-label">{t("preview.related")}</p>
            <ul class="phone-rows">
              {article.related.map(({ articleId, title }) => (
                <li key={articleId}>
                  <span>{title}</span>
                  <Icon name="next" />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </Phone>
  );
}

import type { JSX } from "preact";
import type { ContentReply } from "../../protocol/content-reply.ts";
import type { Article, Locale } from "../../protocol/conversation.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { thumbIcon } from "../../ui/part-icons.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { type Translation, translationFor } from "../models/texts.ts";
import { Phone } from "./phone.tsx";
import { WidgetLook } from "./widget-look.tsx";

interface PhonePreviewProps {
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  readonly question: string;
  readonly article: Article | undefined;
  /** What the bot says where it is no article. */
  readonly replies: readonly ContentReply[];
  readonly hint: string;
}

/** A phone with the question and its answer, in the customer's language and not in the editor's. */
export function PhonePreview(props: PhonePreviewProps): JSX.Element {
  const { locale, theme, question, article, replies, hint } = props;
  const { t } = translationFor(locale);
  return (
    <Phone locale={locale} theme={theme} title={t("preview.assistant")} isChat>
      {article || replies.length > 0 ? (
        <WidgetLook theme={theme}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard */}
          <section class="log" tabIndex={0} aria-label={t("preview.assistant")}>
            <div class="log-rows">
              {question !== "" && (
                <div class="row own">
                  <div class="bubbles first last">
                    <div class="bubble">{question}</div>
                  </div>
                </div>
              )}
              <div class="row">
                <div class="bubbles first last">
                  {article ? (
                    <ArticleAnswer article={article} t={t} />
                  ) : (
                    replies.map((reply) => <Reply key={reply.text} reply={reply} t={t} />)
                  )}
                </div>
              </div>
            </div>
          </section>
        </WidgetLook>
      ) : (
        <p class="phone-hint">{hint}</p>
      )}
    </Phone>
  );
}

interface AnswerProps extends Pick<Translation, "t"> {
  readonly article: Article;
}

function ArticleAnswer({ article, t }: AnswerProps): JSX.Element {
  const isUrgent = article.urgency === "urgent";
  return (
    <>
      <article class={isUrgent ? "bubble card urgent" : "bubble card"}>
        {isUrgent && (
          <p class="urgent-mark">
            <Icon name="alert" />
            {t("preview.urgent")}
          </p>
        )}
        <h2 class="hidden">{article.title}</h2>
        <RichText blocks={article.blocks} lead />
        <div class="votes">
          <p>{t("preview.vote")}</p>
          <span class="vote">
            <Strokes paths={[thumbIcon]} />
            {t("preview.helpful")}
          </span>
          <span class="vote no">
            <Strokes paths={[thumbIcon]} />
            {t("preview.unhelpful")}
          </span>
        </div>
      </article>
      {article.related.length > 0 && (
        <section class="related">
          <h2 class="card-label">{t("preview.related")}</h2>
          <Titles titles={article.related.slice(0, 3).map(({ title }) => title)} />
        </section>
      )}
    </>
  );
}

const Titles = ({ titles }: { readonly titles: readonly string[] }): JSX.Element => (
  <ul class="rows">
    {titles.map((title) => (
      <li key={title}>
        <span class="row-button">
          <span>{title}</span>
          <Icon name="next" />
        </span>
      </li>
    ))}
  </ul>
);

interface ReplyProps extends Pick<Translation, "t"> {
  readonly reply: ContentReply;
}

function Reply({ reply, t }: ReplyProps): JSX.Element {
  const { text, choices, offersAgent } = reply;
  return (
    <>
      {choices.length === 0 ? (
        <div class="bubble">{text}</div>
      ) : (
        <div class="bubble card choices">
          <h2 class="card-title">{text}</h2>
          <Titles titles={[...choices.map(({ title }) => title), t("preview.noneOfThese")]} />
        </div>
      )}
      {offersAgent && (
        <span class="offer">
          <Icon name="agent" />
          {t("preview.toAgent")}
        </span>
      )}
    </>
  );
}

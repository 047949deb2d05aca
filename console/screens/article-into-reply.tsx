import type { JSX } from "preact";
import type { Article } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { isMine } from "../models/rows.ts";
import { shortAnswerOf } from "../models/short-answer.ts";
import { useTranslation } from "./translation.ts";

interface ArticleIntoReplyProps {
  readonly model: DeskModel;
  readonly article: Article;
}

/** Takes the article, or its first paragraph, into the reply to the customer whose conversation is open. */
export function ArticleIntoReply({ model, article }: ArticleIntoReplyProps): JSX.Element {
  const { t } = useTranslation();
  const { conversations, screen, agent } = model;
  const conversation = conversations.current.value;
  const view = conversation?.transcript.view.value;
  const me = agent.value?.id;
  const words = shortAnswerOf(article.blocks);
  const back = () => {
    screen.show("desk");
    screen.focusReply();
  };
  return (
    <aside class="article-facts" aria-label={t("reading.intoReply")}>
      <section>
        <h2>{t("reading.intoReply")}</h2>
        {conversation && view && me !== undefined && isMine(view, me) ? (
          <>
            <p class="muted cut">{t("reading.to", { name: calledBy(view.customer, t) })}</p>
            <button
              type="button"
              class="primary"
              onClick={() => {
                conversation.attach({ articleId: article.id, title: article.title });
                back();
              }}
            >
              {t("article.attach")}
            </button>
            {words !== "" && (
              <button
                type="button"
                class="secondary"
                onClick={() => {
                  const { text } = conversation.reply;
                  text.value = isBlank(text.value) ? words : `${text.value}\n${words}`;
                  back();
                }}
              >
                {t("article.insert")}
              </button>
            )}
          </>
        ) : (
          <p class="muted">{t("reading.nobodyOpen")}</p>
        )}
      </section>
    </aside>
  );
}

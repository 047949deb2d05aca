import type { JSX } from "preact";
import type { ArticleLink, Message, MessageBody } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { RichText } from "../../ui/rich-text.tsx";
import { useWidgetContext } from "../context.ts";
import { AgentButton } from "./agent-button.tsx";
import { Collapsible } from "./collapsible.tsx";
import { Votes } from "./votes.tsx";

interface ArticleBubbleProps {
  readonly message: Message;
  readonly body: Extract<MessageBody, { readonly kind: "article" }>;
  readonly live: boolean;
}

/** An article in the conversation. The steps that protect money are never collapsed. */
export function ArticleBubble({ message, body, live }: ArticleBubbleProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const { articleId } = body;
  const urgent = body.urgency === "urgent";
  // An agent's article begins with the agent's own words: they get a bubble of their own.
  const [said, ...rest] = body.blocks;
  const words = message.author.kind === "agent" && said?.kind === "paragraph" && said.text[0];
  return (
    <>
      {words && <p class="bubble">{words.text}</p>}
      <article class={urgent ? "bubble card urgent" : "bubble card"}>
        {urgent && (
          <p class="urgent-mark">
            <Icon name="alert" />
            {t("article.urgent")}
          </p>
        )}
        <h2 class="card-title">{body.title}</h2>
        <Collapsible open={urgent}>
          <RichText blocks={words ? rest : body.blocks} />
        </Collapsible>
        <Votes
          voted={chat.votes.value.get(message.id)}
          onVote={(opinion) => chat.vote({ articleId, messageId: message.id, ...opinion })}
        />
      </article>
      {live && <RelatedArticles links={body.related} />}
      {live && body.offersAgent && <AgentButton />}
    </>
  );
}

function RelatedArticles({
  links,
}: {
  readonly links: readonly ArticleLink[];
}): JSX.Element | null {
  const { support, t } = useWidgetContext();
  if (links.length === 0) return null;
  return (
    <div class="related">
      <p class="muted">{t("article.related")}</p>
      <div class="chips">
        {links.map(({ articleId, title }) => (
          <button
            type="button"
            class="chip"
            key={articleId}
            onClick={() => support.chat.send(title, articleId)}
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}

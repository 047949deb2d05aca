import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleLink, Message, MessageBody } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { RichText } from "../../ui/rich-text.tsx";
import { useWidgetContext } from "../context.ts";
import { Votes } from "./votes.tsx";

type Body<Kind extends MessageBody["kind"]> = Extract<MessageBody, { readonly kind: Kind }>;

interface BubbleProps {
  readonly message: Message;
  /** Nothing has been said since: its buttons still lead somewhere. */
  readonly live: boolean;
}

/** Bodies that are more than text. Undefined: plain text, which the log draws itself. */
export function bubbleOf({ message, live }: BubbleProps): ComponentChildren {
  const { body } = message;
  switch (body.kind) {
    case "article":
      return <ArticleBubble message={message} body={body} live={live} />;
    case "choices":
      return <ChoicesBubble body={body} live={live} />;
    case "text":
      return body.offersAgent && live ? <OfferBubble text={body.text} /> : undefined;
    case "attachment":
      return <p class="bubble">{body.name}</p>;
    case "ticket":
      return <p class="bubble">{body.number}</p>;
    case "transaction":
      return <p class="bubble">{body.title}</p>;
    case "notice":
    case "redacted":
      return undefined;
  }
}

function OfferBubble({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      <p class="bubble" dir="auto">
        {text}
      </p>
      <AgentButton />
    </>
  );
}

function AgentButton(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <button type="button" class="offer" onClick={() => void support.chat.requestAgent()}>
      <Icon name="agent" />
      {t("chat.requestAgent")}
    </button>
  );
}

function ArticleBubble({
  message,
  body,
  live,
}: BubbleProps & { readonly body: Body<"article"> }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const { articleId } = body;
  const urgent = body.urgency === "urgent";
  // An agent's article begins with the words that were written to it: they are said before it.
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
        <Folded open={urgent}>
          <RichText blocks={words ? rest : body.blocks} />
        </Folded>
        <Votes
          voted={chat.votes.value.get(message.id)}
          onVote={(opinion) => chat.vote({ articleId, messageId: message.id, ...opinion })}
        />
      </article>
      {live && <Related links={body.related} />}
      {live && body.offersAgent && <AgentButton />}
    </>
  );
}

/** Eight lines, then 展开全部. What saves the money is never folded. */
function Folded(props: {
  readonly open: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { t } = useWidgetContext();
  const content = useRef<HTMLDivElement>(null);
  const folded = useSignal(false);
  useLayoutEffect(() => {
    const height = content.current?.scrollHeight ?? 0;
    folded.value = !props.open && height > foldPx + slackPx;
  }, [props.open, folded]);
  return (
    <>
      <div ref={content} class={folded.value ? "folded" : undefined}>
        {props.children}
      </div>
      {folded.value && (
        <button
          type="button"
          class="unfold"
          onClick={() => {
            folded.value = false;
          }}
        >
          {t("article.more")}
          <Icon name="down" />
        </button>
      )}
    </>
  );
}

/** Eight lines of 22 px with the gaps between them, as in the style sheet. */
const foldPx = 220;
/** Not worth folding for one or two lines more. */
const slackPx = 56;

function Related({ links }: { readonly links: readonly ArticleLink[] }): JSX.Element | null {
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

function ChoicesBubble(props: {
  readonly body: Body<"choices">;
  readonly live: boolean;
}): JSX.Element {
  const { support, t } = useWidgetContext();
  const { text, choices } = props.body;
  const { send } = support.chat;
  return (
    <div class="bubble card choices">
      <p>{text}</p>
      <ul class="rows">
        {choices.map(({ articleId, title }) => (
          <li key={articleId}>
            <button
              type="button"
              class="row-button"
              disabled={!props.live}
              onClick={() => send(title, articleId)}
            >
              <span>{title}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            class="row-button muted"
            disabled={!props.live}
            onClick={() => send(t("choices.none"))}
          >
            {t("choices.none")}
          </button>
        </li>
      </ul>
    </div>
  );
}

import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { ArticleLink } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { MessageText } from "../../ui/message-text.tsx";
import { RichText } from "../../ui/rich-text.tsx";
import { useWidgetContext } from "../context.ts";
import type { ArticleBody, ArticleBubbleProps, ProblemReportProps } from "../part-props.ts";
import { Actions } from "./actions.tsx";
import { AgentButton } from "./agent-button.tsx";
import { Collapsible } from "./collapsible.tsx";
import { late } from "./lazy.tsx";
import { useOfficialHosts } from "./official-hosts.ts";
import { AnswerRow } from "./rows.tsx";
import { useParts } from "./use-parts.ts";
import { Votes } from "./votes.tsx";

const LazyLaneButton = late("laneButton");

/**
 * An article in the conversation. The steps that protect money are collapsed only where the way to the screen with their marks
 * stands over the conversation.
 */
export function ArticleBubble({ message, body, live }: ArticleBubbleProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const officialHosts = useOfficialHosts();
  const { articleId } = body;
  const urgent = body.urgency === "urgent";
  /** What the card has once shown stays: it keeps its height when something is said below it. */
  const wasLive = useRef(live);
  wasLive.current ||= live;
  // An agent's article begins with the agent's own words: they get a bubble of their own.
  const [said, ...rest] = body.blocks;
  const words = message.author.kind === "agent" && said?.kind === "paragraph" && said.text[0];
  return (
    <>
      {words && <MessageText text={words.text} officialHosts={officialHosts} t={t} />}
      <article class={urgent ? "bubble card urgent" : "bubble card"}>
        {urgent && (
          <p class="urgent-mark">
            <Icon name="alert" />
            {t("article.urgent")}
          </p>
        )}
        {/* The answer itself comes first; what an agent picks is named. */}
        <h2 class={message.author.kind === "agent" ? "card-title" : "hidden"}>{body.title}</h2>
        <Collapsible open={body.excerpt === true || (urgent && !chat.view.value?.emergency)}>
          <RichText blocks={words ? rest : body.blocks} lead />
        </Collapsible>
        {urgent && live && <LazyLaneButton kind={articleId} inArticle />}
        <Actions
          articleId={articleId}
          blocks={body.blocks}
          live={live && !urgent && chat.draft.value.trim() === ""}
        />
        {body.excerpt && <WholeArticle body={body} />}
        {wasLive.current && body.outage && <LateProblemReport articleId={articleId} />}
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

/** It takes no place before it is there, so that the answer stands still. */
function LateProblemReport(props: ProblemReportProps): JSX.Element | null {
  const { adopt, loadLate } = useWidgetContext();
  const load = async () => {
    const { problemReport } = await loadLate();
    adopt(problemReport.css);
    return problemReport;
  };
  const part = useParts(load, true);
  return part ? <part.Component {...props} /> : null;
}

/** Only a part is quoted; this opens all of it. */
function WholeArticle({ body }: { readonly body: ArticleBody }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { articleId: id, title } = body;
  return (
    <button
      type="button"
      class="row-button whole"
      onClick={() => support.navigation.go({ name: "article", id, title })}
    >
      <span>{t("article.whole")}</span>
      <Icon name="next" />
    </button>
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
    <section class="related">
      <h2 class="card-label">{t("article.related")}</h2>
      <ul class="rows">
        {links.slice(0, 3).map(({ articleId, title }) => (
          <li key={articleId}>
            <AnswerRow onPick={() => support.chat.send(title, articleId)}>
              <span>{title}</span>
              <Icon name="next" />
            </AnswerRow>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { JSX } from "preact";
import type { Conversation, MessageBody } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { clockStamp } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import { late } from "./lazy.tsx";
import { firstLetter, Mark } from "./mark.tsx";

const LazyTicketsLink = late("ticketsLink");
const LazyUrgentTicket = late("urgentTicket");

/** What is going on: the conversation, how many complaints are open and the most urgent one. Or the service that nobody has rated yet. */
export function Ongoing(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const view = support.chat.view.value;
  const { open, urgent } = support.tickets.value ?? {};
  const isOver = view === null || view.status === "resolved";
  return (
    <>
      {(!isOver || urgent) && (
        <section>
          <div class="section-head">
            <h2 class="section-title">{t("home.going")}</h2>
            {urgent && <LazyTicketsLink open={open ?? 0} />}
          </div>
          <div class="rows">
            {!isOver && <OngoingConversation view={view} />}
            {urgent && <LazyUrgentTicket summary={urgent} />}
          </div>
        </section>
      )}
      {view && isOver && <UnratedService view={view} />}
    </>
  );
}

/** With whom, the last words, and when they were said. */
export function OngoingConversation({ view }: { readonly view: Conversation }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat, navigation } = support;
  const { agent, status, messages } = view;
  const wordsOf = (body: MessageBody) =>
    body.kind === "check"
      ? t("home.check")
      : "text" in body
        ? body.text
        : "title" in body && body.title;
  const last = messages.findLast(({ body }) => wordsOf(body));
  return (
    <button type="button" class="row-button going" onClick={() => navigation.go({ name: "chat" })}>
      {agent ? <span class="disc person here">{firstLetter(agent.name)}</span> : <Mark />}
      <span>
        <span class="going-line">
          <b>{agent?.name ?? t(status === "queued" ? "queue.title" : "chat.bot")}</b>
          {agent && <small>{t("chat.person")}</small>}
          {last && <time dateTime={last.at}>{clockStamp(last.at)}</time>}
        </span>
        <span class="going-line">
          <span class="one-line">{last && wordsOf(last.body)}</span>
          {chat.unread.value > 0 && <i class="dot" role="img" aria-label={t("home.unread")} />}
        </span>
      </span>
    </button>
  );
}

/** The last service, while nobody has rated it. */
function UnratedService({ view }: { readonly view: Conversation }): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const agent = view.messages.findLast(({ author }) => author.kind === "agent")?.author.name;
  if (!view.survey || view.survey.score !== undefined) return null;
  return (
    <section>
      <div class="rows">
        <button
          type="button"
          class="row-button going rate"
          onClick={() => support.navigation.go({ name: "chat" })}
        >
          {agent ? <span class="disc person">{firstLetter(agent)}</span> : <Mark />}
          <span>
            <b>{t("home.rate")}</b>
            <small>{agent ?? t("chat.bot")}</small>
          </span>
          <Icon name="next" />
        </button>
      </div>
    </section>
  );
}

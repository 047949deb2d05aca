import type { JSX } from "preact";
import type { Author, Conversation } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import { AgentHeader } from "./agent-header.tsx";
import { ChatAnnouncement } from "./announcement-bar.tsx";
import { AskForAgent } from "./ask-for-agent.tsx";
import { Header } from "./header.tsx";
import { Mark } from "./mark.tsx";
import { SessionWord } from "./session-word.tsx";

/** Who answers, with the way to a person, or what else can be done. */
export const ChatHeader = (): JSX.Element => (
  <>
    <WhoAnswers />
    <ChatAnnouncement />
  </>
);

function WhoAnswers(): JSX.Element {
  const { support, t } = useWidgetContext();
  const view = support.chat.view.value;
  if (view?.status === "queued")
    return (
      <Header>
        <div class="who middle">
          <h1 class="who-name">{t("queue.title")}</h1>
          <p class="who-state">
            <SessionWord />
          </p>
        </div>
      </Header>
    );
  const over = view?.status === "resolved";
  // Once it is over nobody is assigned any more: it stays the one whose service it was.
  const agent = view?.agent ?? (over ? lastAgentIn(view) : undefined);
  if (agent) return <AgentHeader name={agent.name ?? ""} over={over} />;
  return <AssistantHeader />;
}

const lastAgentIn = ({ messages }: Conversation): Author | undefined =>
  messages.findLast(({ author }) => author.kind === "agent")?.author;

function AssistantHeader(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <Header>
      <Mark />
      <div class="who brief">
        <div class="who-line">
          <h1 class="who-name">{t("chat.bot")}</h1>
          <SessionWord />
        </div>
        <p class="who-state">{t("chat.botStatus")}</p>
      </div>
      <AskForAgent />
    </Header>
  );
}

import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import { AgentHeader } from "./agent-header.tsx";
import { AskForAgent } from "./ask-for-agent.tsx";
import { Header } from "./header.tsx";
import { Mark } from "./mark.tsx";

/** Who answers, with the way to a person, or what else can be done. */
export function ChatHeader(): JSX.Element {
  const { support, t } = useWidgetContext();
  const view = support.chat.view.value;
  if (view?.status === "queued")
    return (
      <Header>
        <h1 class="title middle">{t("queue.title")}</h1>
      </Header>
    );
  if (view?.agent) return <AgentHeader name={view.agent.name} over={view.status === "resolved"} />;
  return <AssistantHeader />;
}

function AssistantHeader(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <Header>
      <Mark />
      <div class="who">
        <h1 class="who-name">{t("chat.bot")}</h1>
        <p class="who-state">{t("chat.botStatus")}</p>
      </div>
      <AskForAgent />
    </Header>
  );
}

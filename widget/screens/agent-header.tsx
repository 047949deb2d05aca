import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";
import { dotsIcon, shieldIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import type { AgentMenuProps } from "../part-props.ts";
import { AskForAgent } from "./ask-for-agent.tsx";
import { Header } from "./header.tsx";
import { late } from "./lazy.tsx";
import { firstLetter } from "./mark.tsx";
import { SessionWord } from "./session-word.tsx";

const LateMenu = late("agentMenu", () => <></>);

interface AgentHeaderProps {
  readonly name: string;
  /** The service has ended. */
  readonly over: boolean;
}

/** The person who answers, and what else can be done; once the service is over, the way to another one. */
export function AgentHeader({ name, over }: AgentHeaderProps): JSX.Element {
  const { t } = useWidgetContext();
  const step: AgentMenuProps["step"] = useSignal("closed");
  const menuButton = (
    <button
      type="button"
      class="icon-button"
      aria-label={t("chat.menu")}
      aria-expanded={step.value === "menu"}
      onClick={() => {
        step.value = step.value === "menu" ? "closed" : "menu";
      }}
    >
      <Strokes paths={[dotsIcon]} />
    </button>
  );
  return (
    <>
      <Header>
        <span class={over ? "disc person" : "disc person here"} aria-hidden="true">
          {firstLetter(name)}
        </span>
        <div class="who">
          <div class="who-line">
            <h1 class="who-name">{name}</h1>
            <SessionWord />
          </div>
          {over ? <p class="who-state">{t("chat.over")}</p> : <Verified />}
        </div>
        {over ? <AskForAgent /> : menuButton}
      </Header>
      {step.value !== "closed" && <LateMenu step={step} />}
    </>
  );
}

function Verified(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <p class="who-state good">
      <Strokes paths={[shieldIcon]} />
      {t("chat.person")}
      <i class="sep" />
      {t("chat.verified")}
    </p>
  );
}

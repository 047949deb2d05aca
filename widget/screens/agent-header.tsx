import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";
import { dotsIcon, shieldIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import { AskForAgent } from "./ask-for-agent.tsx";
import { Header } from "./header.tsx";
import { firstLetter } from "./mark.tsx";
import { SessionWord } from "./session-word.tsx";
import { useParts } from "./use-parts.ts";

interface AgentHeaderProps {
  readonly name: string;
  /** The service has ended. */
  readonly over: boolean;
}

/** The person who answers, and what else can be done; once the service is over, the way to another one. */
export function AgentHeader({ name, over }: AgentHeaderProps): JSX.Element {
  const { t } = useWidgetContext();
  const step = useSignal<"closed" | "menu" | "ending">("closed");
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
      {step.value === "menu" && (
        <div class="menu-place">
          <div class="rows menu">
            <RecordRow />
            <button
              type="button"
              class="row-button"
              onClick={() => {
                step.value = "ending";
              }}
            >
              {t("chat.end")}
            </button>
          </div>
        </div>
      )}
      {step.value === "ending" && <EndConfirmation step={step} />}
    </>
  );
}

/** Loaded late: until then the menu does without. */
function RecordRow(): JSX.Element | null {
  const { support, loadLate } = useWidgetContext();
  const id = support.chat.view.value?.id;
  const row = useParts(loadLate, true)?.transcriptRow;
  return id && row ? <row.Component id={id} /> : null;
}

function EndConfirmation({ step }: { readonly step: Signal<string> }): JSX.Element {
  const { support, t } = useWidgetContext();
  const close = () => {
    step.value = "closed";
  };
  return (
    <div class="confirm" role="alertdialog" aria-label={t("chat.endQuestion")}>
      <p>{t("chat.endQuestion")}</p>
      <button type="button" class="secondary" ref={takeFocus} onClick={close}>
        {t("chat.endNo")}
      </button>
      <button
        type="button"
        class="primary"
        onClick={() => {
          close();
          void support.chat.end();
        }}
      >
        {t("chat.end")}
      </button>
    </div>
  );
}

/** The row that was pressed is gone, and a key must still be heard here. */
const takeFocus = (button: HTMLElement | null) => button?.focus();

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

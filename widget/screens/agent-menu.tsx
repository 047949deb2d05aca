import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import type { AgentMenuProps } from "../part-props.ts";
import { TranscriptRow } from "./history/transcript-row.tsx";

/** What else can be done while a person answers: to keep what was said, and to end it. */
export function AgentMenu({ step }: AgentMenuProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const id = support.chat.view.value?.id;
  if (step.value === "ending") return <EndConfirmation step={step} />;
  return (
    <div class="menu-place">
      <div class="rows menu">
        {id && <TranscriptRow id={id} />}
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
  );
}

function EndConfirmation({ step }: AgentMenuProps): JSX.Element {
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

import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The button under an answer that asks for a human. Who waits for one already has no need of it. */
export function AgentButton(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  if (support.chat.view.value?.status === "queued") return null;
  return (
    <button type="button" class="offer" onClick={() => void support.chat.requestAgent()}>
      <Icon name="agent" />
      {t("chat.requestAgent")}
    </button>
  );
}

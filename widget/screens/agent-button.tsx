import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The button under an answer that asks for a human. */
export function AgentButton(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <button type="button" class="offer" onClick={() => void support.chat.requestAgent()}>
      <Icon name="agent" />
      {t("chat.requestAgent")}
    </button>
  );
}

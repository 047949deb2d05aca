import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The way to a person, in the header. */
export function AskForAgent(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <button type="button" class="to-agent" onClick={() => void support.chat.requestAgent()}>
      <Icon name="agent" />
      <span class="to-agent-word">{t("chat.requestAgent")}</span>
    </button>
  );
}

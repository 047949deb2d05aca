import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The way to a person, in the header. */
export function AskForAgent(): JSX.Element {
  const { support, t } = useWidgetContext();
  const word = t("chat.requestAgent");
  return (
    <button
      type="button"
      class="to-agent"
      aria-label={word}
      onClick={() => void support.chat.requestAgent()}
    >
      <Icon name="agent" />
      <span class="to-agent-word">{word}</span>
    </button>
  );
}

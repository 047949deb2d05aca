import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The way to all conversations. */
export function EarlierRows(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, navigation, session } = support;
  if (chat.view.value === null && !session.value?.features.earlier) return null;
  return (
    <div class="rows earlier-rows">
      <button
        type="button"
        class="row-button history"
        onClick={() => navigation.go({ name: "history" })}
      >
        <span>{t("home.earlier")}</span>
        <Icon name="next" />
      </button>
    </div>
  );
}

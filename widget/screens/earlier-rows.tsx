import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** What was said before: the last service while nobody has rated it, and the way to all conversations. */
export function EarlierRows(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, navigation, session } = support;
  const view = chat.view.value;
  if (view === null && !session.value?.features.earlier) return null;
  const unrated =
    view?.status === "resolved" && view.survey !== undefined && view.survey.score === undefined;
  return (
    <div class="rows earlier-rows">
      {unrated && (
        <button
          type="button"
          class="row-button rate"
          onClick={() => navigation.go({ name: "chat" })}
        >
          <span>{t("home.rate")}</span>
          <Icon name="next" />
        </button>
      )}
      <button
        type="button"
        class="row-button history"
        onClick={() => navigation.go({ name: "history", heading: t("home.earlier") })}
      >
        <span>{t("home.earlier")}</span>
        <Icon name="next" />
      </button>
    </div>
  );
}

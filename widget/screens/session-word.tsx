import type { JSX } from "preact";
import { sessionWord } from "../../protocol/session-word.ts";
import { useWidgetContext } from "../context.ts";

/** Both sides see it: who says to be the support, and does not know it, is not. */
export function SessionWord(): JSX.Element | null {
  const { support, locale, t } = useWidgetContext();
  const id = support.chat.view.value?.id;
  if (id === undefined) return null;
  return <span class="session-word">{t("chat.word", { word: sessionWord(id, locale) })}</span>;
}

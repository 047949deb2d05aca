import { type HistoryKey, historyTexts } from "../../../ui/receipt/history-texts.ts";
import { createTranslate, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";

export function useHistoryTexts(): Translate<HistoryKey> {
  const { locale } = useWidgetContext();
  return createTranslate<HistoryKey>(historyTexts[locale], locale);
}

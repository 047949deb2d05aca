import { type TicketKey, type TicketText, ticketTexts } from "../../../ui/receipt/ticket-texts.ts";
import { createTranslate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";

export function useTicketTexts(): TicketText {
  const { locale } = useWidgetContext();
  return createTranslate<TicketKey>(ticketTexts[locale], locale);
}

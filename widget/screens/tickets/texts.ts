import { createTranslate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import { type TicketKey, type TicketText, ticketTexts } from "./ticket-texts.ts";

export function useTicketTexts(): TicketText {
  const { locale } = useWidgetContext();
  return createTranslate<TicketKey>(ticketTexts[locale], locale);
}

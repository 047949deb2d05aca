import { announcementTexts } from "../../../ui/announcement/texts.ts";
import { useWidgetContext } from "../../context.ts";

export const useAnnouncementTexts = () => announcementTexts(useWidgetContext().locale);

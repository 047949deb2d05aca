import type { JSX } from "preact";
import type { PicturesScreenProps } from "../attachments/pictures-screen.tsx";
import type { ReadScreen } from "../models/navigation.ts";
import { AnnouncementScreen } from "./announcements/announcement-screen.tsx";
import { ArticleScreen } from "./article.tsx";
import { CategoryScreen } from "./category.tsx";
import { EmergencyScreen } from "./emergency/emergency-screen.tsx";
import { ConversationList } from "./history/conversation-list.tsx";
import { EarlierConversation } from "./history/earlier-conversation.tsx";
import { IdeasScreen } from "./ideas/ideas-screen.tsx";
import { lazy } from "./lazy.tsx";
import { loadAttachments } from "./load-attachments.ts";
import { RemindersScreen } from "./reminders/reminders-screen.tsx";
import { ComplaintScreen } from "./tickets/complaint-screen.tsx";
import { TicketList } from "./tickets/ticket-list.tsx";
import { TicketScreen } from "./tickets/ticket-screen.tsx";
import { ChooseTransaction } from "./transactions/choose-transaction.tsx";

const LazyPictures = lazy<"pictures", PicturesScreenProps>(loadAttachments, "pictures");

export interface ReadingProps {
  readonly screen: ReadScreen;
}

/** What stands below the header of a screen that was loaded later. */
export function ReadingOf({ screen }: ReadingProps): JSX.Element {
  switch (screen.name) {
    case "article":
      return <ArticleScreen id={screen.id} {...(screen.title ? { title: screen.title } : {})} />;
    case "category":
      return <CategoryScreen category={screen.category} />;
    case "history":
      return <ConversationList />;
    case "earlier":
      return <EarlierConversation key={screen.id} id={screen.id} />;
    case "tickets":
      return <TicketList />;
    case "ticket":
      return <TicketScreen key={screen.number} number={screen.number} />;
    case "announcement":
      return <AnnouncementScreen key={screen.id} id={screen.id} />;
    case "ideas":
      return <IdeasScreen />;
    case "complaint":
      return <ComplaintScreen />;
    case "reminders":
      return <RemindersScreen />;
    case "transactions":
      return <ChooseTransaction {...(screen.ticket ? { ticket: screen.ticket } : {})} />;
    case "emergency":
      return <EmergencyScreen {...(screen.kind ? { kind: screen.kind } : {})} />;
    case "pictures":
      return <LazyPictures pictures={screen.pictures} at={screen.at} />;
  }
}

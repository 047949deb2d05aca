import type { JSX } from "preact";
import type { ReadScreen } from "../models/navigation.ts";
import { ArticleScreen } from "./article.tsx";
import { CategoryScreen } from "./category.tsx";
import { ConversationList } from "./history/conversation-list.tsx";
import { EarlierConversation } from "./history/earlier-conversation.tsx";
import { ComplaintScreen } from "./tickets/complaint-screen.tsx";
import { TicketList } from "./tickets/ticket-list.tsx";
import { TicketScreen } from "./tickets/ticket-screen.tsx";

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
    case "complaint":
      return <ComplaintScreen />;
  }
}

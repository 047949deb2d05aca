import type { WidgetContextValue } from "../context.ts";
import { knownAnnouncements } from "../models/announcement-list.ts";
import type { ReadScreen } from "../models/navigation.ts";
import type { Key } from "../texts.ts";

/** What stands in the header of a screen that is loaded late, in the language that is spoken now. It waits for nothing. */
export function headingOf(
  screen: ReadScreen,
  { support, t }: Pick<WidgetContextValue, "support" | "t">,
): string | undefined {
  switch (screen.name) {
    case "article":
      // The text begins with it; one that the host has asked for has none before it is there.
      return screen.title ? undefined : t("panel.title");
    case "pictures":
      return screen.heading;
    case "category":
      return support.faq.categoryNow(screen.category).title;
    case "announcement":
      return knownAnnouncements(support.announcements.value).find(({ id }) => id === screen.id)
        ?.title;
    default:
      return t(headings[screen.name]);
  }
}

const headings = {
  emergency: "emergency.title",
  ticket: "home.ticket",
  tickets: "home.complaints",
  complaint: "home.complaints",
  history: "home.earlier",
  earlier: "home.earlier",
  ideas: "heading.ideas",
  reminders: "heading.reminders",
  transactions: "heading.transactions",
} satisfies Partial<Record<ReadScreen["name"], Key>>;

import type { TicketAlert } from "../../protocol/agent-ticket.ts";
import type { AnnouncementsModel } from "./announcements.ts";
import type { BulletinsModel } from "./bulletins.ts";
import type { ImprovementsModel } from "./improvements.ts";
import type { RadarModel } from "./radar.ts";
import type { ScreenState } from "./screen.ts";
import type { TicketsModel } from "./tickets.ts";

interface PageNewsOptions {
  readonly screen: Pick<ScreenState, "page">;
  readonly tickets: TicketsModel;
  readonly announcements: AnnouncementsModel;
  readonly onTicketAlert: (alert: TicketAlert, number: string) => void;
  readonly onLateUpdate: () => void;
  readonly radar: Pick<RadarModel, "load" | "state">;
  readonly onRise: () => void;
  readonly bulletins: Pick<BulletinsModel, "load">;
  readonly improvements: Pick<ImprovementsModel, "load">;
}

/** News for a page of its own: the page that is shown reads again, the rail calls for another one. */
export function createPageNews(options: PageNewsOptions) {
  const { screen, tickets, announcements } = options;
  return {
    onAnnouncement(isLate: boolean) {
      const isShown = screen.page.peek() === "announcements";
      if (isShown) void announcements.load();
      else if (isLate) announcements.alerted();
      if (isLate) options.onLateUpdate();
      // It may say what rises.
      if (options.radar.state.peek() === "ready") void options.radar.load();
    },
    onBulletin: () => void options.bulletins.load(),
    onImprovement() {
      if (screen.page.peek() === "improvements") void options.improvements.load();
    },
    onRadar(rises: boolean) {
      void options.radar.load();
      if (rises && screen.page.peek() !== "live") options.onRise();
    },
    onTicket(number: string, alert: TicketAlert | undefined) {
      const isShown = screen.page.peek() === "tickets";
      if (isShown) tickets.heard(number);
      if (alert === undefined) return;
      if (!isShown) tickets.alerted();
      options.onTicketAlert(alert, number);
    },
  };
}

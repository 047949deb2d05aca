import offlineCss from "../offline/offline.css?inline";
import { OfflineHome } from "../offline/offline-home.tsx";
import { AnnouncementMessage } from "./announcements/announcement-card.tsx";
import announcementsCss from "./announcements/announcements.css?inline";
import { ProblemReport } from "./announcements/problem-report.tsx";
import { CheckCard, LaneButton } from "./emergency/check-card.tsx";
import emergencyCss from "./emergency/emergency.css?inline";
import historyCss from "./history/history.css?inline";
import { TranscriptRow } from "./history/transcript-row.tsx";
import readingCss from "./reading.css?inline";
import { ReadingOf } from "./reading-of.tsx";
import { RemindRow } from "./reminders/remind-row.tsx";
import remindersCss from "./reminders/reminders.css?inline";
import { TicketsLink, UrgentTicket } from "./tickets/on-home.tsx";
import ticketsCss from "./tickets/tickets.css?inline";

import pickerCss from "./transactions/picker.css?inline";

/**
 * The screens for reading without a conversation, what was said before, tickets, and the survey, loaded together: with more files
 * than these and the first parts the bundler takes the libraries out of the app into a file of their own, a wait more.
 */
export const reading = {
  Component: ReadingOf,
  css: [
    ...[readingCss, historyCss, ticketsCss, pickerCss],
    ...[emergencyCss, remindersCss, announcementsCss],
  ].join(""),
};
export const checkCard = { Component: CheckCard, css: emergencyCss };
export const announcementMessage = { Component: AnnouncementMessage, css: announcementsCss };
export const problemReport = { Component: ProblemReport, css: announcementsCss };
export const laneButton = { Component: LaneButton, css: emergencyCss };
export const remindRow = { Component: RemindRow, css: remindersCss };
export const offlineHome = { Component: OfflineHome, css: offlineCss };
export const transcriptRow = { Component: TranscriptRow, css: historyCss };
export { Marks } from "../shield/marks.tsx";
export { ShieldPanel as Panel } from "../shield/panel.tsx";
export { watchForAnswers } from "./reminders/notifications.ts";
export { news } from "./survey/news.tsx";
export const ticketsLink = { Component: TicketsLink, css: ticketsCss };
export const urgentTicket = { Component: UrgentTicket, css: ticketsCss };
export { survey } from "./survey/survey.tsx";

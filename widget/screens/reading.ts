import announcementCss from "../../ui/announcement/announcement.css?inline";
import promiseCss from "../../ui/answer/promise.css?inline";
import transactionCardCss from "../../ui/transaction-card.css?inline";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import offlineCss from "../offline/offline.css?inline";
import { OfflineHome } from "../offline/offline-home.tsx";
import agentMenuCss from "./agent-menu.css?inline";
import { AgentMenu } from "./agent-menu.tsx";
import { AnnouncementMessage } from "./announcements/announcement-card.tsx";
import { ProblemReport } from "./announcements/problem-report.tsx";
import { CheckCard, LaneButton } from "./emergency/check-card.tsx";
import emergencyCss from "./emergency/emergency.css?inline";
import historyCss from "./history/history.css?inline";
import queueCardCss from "./queue-card.css?inline";
import { QueueCard } from "./queue-card.tsx";
import readingCss from "./reading.css?inline";
import { ReadingOf } from "./reading-of.tsx";
import { RemindRow } from "./reminders/remind-row.tsx";
import remindersCss from "./reminders/reminders.css?inline";
import shownTransactionCss from "./shown-transaction.css?inline";
import { ShownTransaction } from "./shown-transaction.tsx";
import { TicketsLink, UrgentTicket } from "./tickets/on-home.tsx";
import ticketsCss from "./tickets/tickets.css?inline";
import pickerCss from "./transactions/picker.css?inline";

/**
 * The screens for reading without a conversation, what was said before, tickets, transactions, the place in the queue
 * and the survey, fetched together when the network has nothing else to do.
 */
export const reading = {
  Component: ReadingOf,
  css: [
    ...[readingCss, historyCss, ticketsCss, pickerCss, transactionCardCss, promiseCss],
    ...[emergencyCss, remindersCss, announcementCss],
  ].join(""),
};
export const checkCard = { Component: CheckCard, css: transactionCardCss + emergencyCss };
export const announcementMessage = {
  Component: AnnouncementMessage,
  css: promiseCss + transactionCardCss + announcementCss,
};
export const problemReport = { Component: ProblemReport, css: announcementCss };
export const laneButton = { Component: LaneButton, css: emergencyCss };
export const queueCard = { Component: QueueCard, css: promiseCss + queueCardCss };
export const transactionCard = { Component: TransactionCard, css: transactionCardCss };
export const chosenTransaction = { Component: ShownTransaction, css: shownTransactionCss };
export const remindRow = { Component: RemindRow, css: remindersCss };
export const offlineHome = { Component: OfflineHome, css: offlineCss + pickerCss };
export const agentMenu = { Component: AgentMenu, css: agentMenuCss };
export { watchForAnswers } from "./reminders/notifications.ts";
export { news } from "./survey/news.tsx";
export const ticketsLink = { Component: TicketsLink, css: ticketsCss };
export const urgentTicket = { Component: UrgentTicket, css: ticketsCss };
export { survey } from "./survey/survey.tsx";

import offlineCss from "../offline/offline.css?inline";
import { OfflineHome } from "../offline/offline-home.tsx";
import historyCss from "./history/history.css?inline";
import readingCss from "./reading.css?inline";
import { ReadingOf } from "./reading-of.tsx";
import ticketsCss from "./tickets/tickets.css?inline";

/**
 * The screens for reading without a conversation, what was said before, tickets, and the survey, loaded together: with more files
 * than these and the first parts the bundler takes the libraries out of the app into a file of their own, a wait more.
 */
export const reading = {
  Component: ReadingOf,
  css: [readingCss, historyCss, ticketsCss].join(""),
};
export const offlineHome = { Component: OfflineHome, css: offlineCss };
export { Marks } from "../shield/marks.tsx";
export { ShieldPanel as Panel } from "../shield/panel.tsx";
export { survey } from "./survey.tsx";

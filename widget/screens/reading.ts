import offlineCss from "../offline/offline.css?inline";
import { OfflineHome } from "../offline/offline-home.tsx";
import { ArticleScreen } from "./article.tsx";
import { CategoryScreen } from "./category.tsx";
import css from "./reading.css?inline";

/**
 * The screens for reading without a conversation, what was said before, and the survey, loaded together: with more files
 * than these and the first parts the bundler takes the libraries out of the app into a file of their own, a wait more.
 */
export const article = { Component: ArticleScreen, css };
export const category = { Component: CategoryScreen, css };
export const offlineHome = { Component: OfflineHome, css: offlineCss };
export { Marks } from "../shield/marks.tsx";
export { ShieldPanel as Panel } from "../shield/panel.tsx";
export { earlier, list } from "./history/history.ts";
export { survey } from "./survey.tsx";

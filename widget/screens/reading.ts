import offlineCss from "../offline/offline.css?inline";
import { OfflineHome } from "../offline/offline-home.tsx";
import { ArticleScreen } from "./article.tsx";
import { CategoryScreen } from "./category.tsx";
import css from "./reading.css?inline";

/** With them what was said before: a third chunk would make the bundler cut Preact out of the first. */
export { earlier, list } from "./history/history.ts";

/** The screens for reading without a conversation, loaded together: without a network one is of no use alone. */
export const article = { Component: ArticleScreen, css };
export const category = { Component: CategoryScreen, css };
export const offlineHome = { Component: OfflineHome, css: offlineCss };

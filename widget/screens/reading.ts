import { ArticleScreen } from "./article.tsx";
import { CategoryScreen } from "./category.tsx";
import css from "./reading.css?inline";

/** The screens for reading without a conversation, loaded together. */
export const article = { Component: ArticleScreen, css };
export const category = { Component: CategoryScreen, css };

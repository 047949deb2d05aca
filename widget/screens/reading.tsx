/** The screens for reading without a conversation, in one file to load. */
export { ArticleScreen } from "./article.tsx";
export { CategoryScreen } from "./category.tsx";

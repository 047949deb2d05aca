import type { JSX } from "preact";
import type { Category } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import { ArticleRows } from "./rows.tsx";

export interface CategoryScreenProps {
  readonly category: Category;
}

export function CategoryScreen({ category }: CategoryScreenProps): JSX.Element {
  const { navigation } = useWidgetContext().support;
  return (
    <div class="scroll">
      <ArticleRows
        articles={category.articles}
        onPick={({ id, title }) => navigation.go({ name: "article", id, title })}
      />
    </div>
  );
}

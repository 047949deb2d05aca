import type { JSX } from "preact";
import type { Category } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import { Header } from "./header.tsx";
import { ArticleRows } from "./rows.tsx";

export interface CategoryScreenProps {
  readonly category: Category;
}

export function CategoryScreen({ category }: CategoryScreenProps): JSX.Element {
  const { navigation } = useWidgetContext().support;
  return (
    <div class="screen">
      <Header>
        <h1 class="title">{category.title}</h1>
      </Header>
      <div class="scroll">
        <ArticleRows
          articles={category.articles}
          onPick={({ id, title }) => navigation.go({ name: "article", id, title })}
        />
      </div>
    </div>
  );
}

import type { JSX } from "preact";
import type { Category } from "../../protocol/catalogue.ts";
import { useWidgetContext } from "../context.ts";
import { LastVisit } from "../offline/last-visit.tsx";
import { HotlineCard } from "./hotline-card.tsx";
import { ArticleRows } from "./rows.tsx";

export interface CategoryScreenProps {
  readonly category: Category;
}

export function CategoryScreen({ category }: CategoryScreenProps): JSX.Element {
  const { navigation, connection, faq } = useWidgetContext().support;
  const { articles } = faq.categoryNow(category);
  const offline = connection.state.value === "offline";
  return (
    <div class="scroll">
      {category.id === "emergency" ? (
        <HotlineCard />
      ) : (
        <LastVisit at={offline ? faq.kept.value?.at : undefined} />
      )}
      <ArticleRows
        articles={articles}
        onPick={({ id, title }) => navigation.go({ name: "article", id, title })}
      />
    </div>
  );
}

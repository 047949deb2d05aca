import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Article } from "../../protocol/conversation.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { useWidgetContext } from "../context.ts";
import { ArticleRows, SkeletonRows } from "./rows.tsx";
import { useRetry } from "./use-retry.ts";
import { Votes } from "./votes.tsx";

export interface ArticleScreenProps {
  readonly id: string;
  readonly title?: string;
}

/** One article to read, without starting a conversation. */
export function ArticleScreen({ id, title }: ArticleScreenProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const article = useSignal<Article | "failed" | undefined>(undefined);
  const scroll = useRef<HTMLDivElement>(null);
  const load = async () => {
    article.value = undefined;
    try {
      article.value = await support.faq.article(id);
      scroll.current?.scrollTo(0, 0);
    } catch {
      article.value = "failed";
    }
  };
  useEffect(() => void load(), [id]);
  useRetry(() => {
    if (article.peek() === "failed") void load();
  });
  const shown = article.value;
  return (
    <div class="scroll reader" ref={scroll}>
      {shown === "failed" ? (
        <p class="failed-part" role="status">
          {t("article.failed")}
          <button type="button" class="quiet" onClick={() => void load()}>
            {t("panel.retry")}
          </button>
        </p>
      ) : (
        <>
          <h1 class="greeting">{shown?.title ?? title}</h1>
          {shown ? <ArticleText article={shown} /> : <SkeletonRows count={4} />}
        </>
      )}
    </div>
  );
}

function ArticleText({ article }: { readonly article: Article }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { navigation, faq } = support;
  return (
    <>
      <RichText blocks={article.blocks} lead />
      <Votes
        key={article.id}
        onVote={(opinion) => faq.vote({ articleId: article.id, ...opinion })}
      />
      {article.related.length > 0 && (
        <section>
          <h2 class="section-title">{t("article.related")}</h2>
          <ArticleRows
            articles={article.related.map(({ articleId: id, title }) => ({ id, title }))}
            onPick={({ id, title }) => navigation.go({ name: "article", id, title })}
          />
        </section>
      )}
      <button type="button" class="secondary wide" onClick={() => navigation.go({ name: "chat" })}>
        {t("article.ask")}
      </button>
    </>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Article } from "../../protocol/conversation.ts";
import { RichText } from "../../ui/rich-text.tsx";
import { useWidgetContext } from "../context.ts";
import type { ReadArticle } from "../models/faq.ts";
import { LastVisit } from "../offline/last-visit.tsx";
import { noteRead } from "../offline/recent-articles.ts";
import { Actions } from "./actions.tsx";
import { ProblemReport } from "./announcements/problem-report.tsx";
import { useArticleTexts } from "./article-texts.ts";
import { LaneButton } from "./emergency/check-card.tsx";
import { Failed } from "./failed.tsx";
import { Gone } from "./gone.tsx";
import { ArticleRows, SkeletonRows } from "./rows.tsx";
import { useRetry } from "./use-retry.ts";
import { Votes } from "./votes.tsx";

export interface ArticleScreenProps {
  readonly id: string;
  readonly title?: string;
}

/** One article to read, without starting a conversation. */
export function ArticleScreen({ id, title }: ArticleScreenProps): JSX.Element {
  const { support, locale } = useWidgetContext();
  const say = useArticleTexts();
  const article = useSignal<ReadArticle | "failed" | "gone" | undefined>(undefined);
  const scroll = useRef<HTMLDivElement>(null);
  const load = async () => {
    const shown = article.peek();
    if (typeof shown === "string" || shown?.id !== id) article.value = undefined;
    try {
      const read = await support.faq.article(id);
      article.value = read;
      noteRead(support.localStore, read.id);
      scroll.current?.scrollTo(0, 0);
    } catch (error) {
      article.value = isGone(error) ? "gone" : "failed";
    }
  };
  useEffect(() => void load(), [id, locale]);
  useRetry(() => {
    const shown = article.peek();
    if (shown === "failed" || (typeof shown === "object" && shown.keptAt)) void load();
  });
  const shown = article.value;
  return (
    <div class="scroll reader" ref={scroll}>
      {shown === "failed" ? (
        <Failed title={say("failed")} onRetry={() => void load()}>
          {say("failedLead")}
        </Failed>
      ) : shown === "gone" ? (
        <Gone title={say("gone")} />
      ) : (
        <>
          <h1 class="greeting">{shown?.title ?? title}</h1>
          <LastVisit at={shown?.keptAt} />
          {shown ? <ArticleText article={shown} /> : <SkeletonRows count={4} />}
        </>
      )}
    </div>
  );
}

/** The server has no such article, and will have none the next time. */
const isGone = (error: unknown) => error instanceof Response && error.status === 404;

function ArticleText({ article }: { readonly article: Article }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { navigation, faq } = support;
  const urgent = article.urgency === "urgent";
  return (
    <>
      <article class="card">
        {urgent && <LaneButton kind={article.id} />}
        <RichText blocks={article.blocks} lead />
        <Actions articleId={article.id} blocks={article.blocks} live={!urgent} />
        {article.outage && <ProblemReport articleId={article.id} />}
        <Votes
          key={article.id}
          onVote={(opinion) => faq.vote({ articleId: article.id, ...opinion })}
        />
      </article>
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

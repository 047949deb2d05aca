import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { GapView, LocalArticle } from "../../protocol/gaps.ts";
import { createGapsModel, type GapsModel } from "../models/gaps.ts";
import { ContentPreview } from "./content-preview.tsx";
import type { DeskProps } from "./desk-props.ts";
import { GapPane } from "./gap-pane.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import { useGapKeys } from "./use-gap-keys.ts";
import "./pane-head.css";
import "./gaps.css";

const daysBack = 7;
const noArticles: readonly LocalArticle[] = [];

/** What the bot failed: the kinds, one of them with what may become of it, and the article as customers would see it. */
export function GapsScreen({ model }: DeskProps): JSX.Element {
  const { t, locale } = useTranslation();
  const gaps = useMemo(() => createGapsModel(locale), [locale]);
  useEffect(() => void gaps.load(daysBack), [gaps]);
  useGapKeys(gaps);
  const list = gaps.list.value;
  return (
    <main class="gaps" aria-label={t("gaps.title")}>
      <section class="gap-list">
        <header class="pane-head">
          <h1>{t("gaps.title")}</h1>
          <button type="button" class="tool" onClick={() => model.screen.show("knowledge")}>
            {t("gaps.back")}
          </button>
        </header>
        {gaps.failed.value && list === null && (
          <ListError onRetry={() => void gaps.load(daysBack)} />
        )}
        {list === null && !gaps.failed.value && <ListSkeleton />}
        {list?.gaps.length === 0 && <p class="list-empty">{t("gaps.none")}</p>}
        {list && list.gaps.length > 0 && <GapRows model={gaps} />}
      </section>
      <GapPane model={gaps} />
      <ContentPreview
        articles={gaps.trial.value?.articles ?? noArticles}
        replies={gaps.trial.value?.replies}
        hint={t("gaps.previewHint")}
        question={gaps.detail.value?.name ?? ""}
        onAsk={gaps.ask}
      />
    </main>
  );
}

function GapRows({ model }: { readonly model: GapsModel }): JSX.Element {
  const { t } = useTranslation();
  const list = model.list.value;
  const gaps = list?.gaps ?? [];
  const most = gaps[0]?.customers ?? 1;
  return (
    <>
      <p class="gap-sum muted">
        {t("gaps.sum", { count: gaps.length, customers: list?.customers ?? 0 })}
        <span>{t("knowledge.days", { days: list?.days ?? daysBack })}</span>
      </p>
      <ul class="gap-rows">
        {gaps.map((gap) => (
          <li key={gap.id}>
            <button
              type="button"
              class="gap-row"
              aria-current={model.selected.value === gap.id ? "true" : undefined}
              onClick={() => void model.open(gap.id)}
            >
              <span class="gap-name">{gap.name}</span>
              <strong>{gap.customers}</strong>
              <span class="gap-bar" style={{ "--part": gap.customers / most }} aria-hidden="true" />
              <span class="muted">{useWhy(gap)}</span>
            </button>
          </li>
        ))}
      </ul>
      {(list?.more ?? 0) > 0 && (
        <p class="gap-more muted">{t("gaps.more", { count: list?.more ?? 0 })}</p>
      )}
    </>
  );
}

/** What stands out about it, and what it is near. */
function useWhy({ handedOver, unhelpful, near }: GapView): string {
  const { t } = useTranslation();
  const parts = [
    ...(handedOver > 0 ? [t("gaps.handedOver", { count: handedOver })] : []),
    ...(unhelpful > 0 ? [t("gaps.unhelpful", { count: unhelpful })] : []),
    near ? t("gaps.near", { title: near.title }) : t("gaps.far"),
  ];
  return parts.join(t("gaps.comma"));
}

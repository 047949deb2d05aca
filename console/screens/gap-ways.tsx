import type { JSX } from "preact";
import {
  type ContentChangeKind,
  type GapDetail,
  type OutOfScopeKind,
  outOfScopeKinds,
} from "../../protocol/gaps.ts";
import type { GapWork } from "../models/gap-change.ts";
import type { GapsModel } from "../models/gaps.ts";
import { ArticleDraftForm } from "./article-draft-form.tsx";
import { GoodAnswers } from "./good-answers.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";
import { useCatalogue } from "./use-catalogue.ts";

interface GapWaysProps {
  readonly model: GapsModel;
  readonly gap: GapDetail;
  readonly work: GapWork;
}

const ways: readonly ContentChangeKind[] = ["phrasings", "article", "out-of-scope"];

/** The three ways on, and what the chosen one needs. */
export function GapWays({ model, gap, work }: GapWaysProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <fieldset class="gap-ways" aria-label={t("gaps.ways")}>
        {ways.map((way, at) => (
          <button
            key={way}
            type="button"
            class="gap-way"
            aria-pressed={work.way === way}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => model.edit({ way })}
          >
            <strong>{t(`gaps.way.${way}`)}</strong>
            <Keys label={String(at + 1)} />
            <span class="muted">
              {way === "phrasings" && gap.near
                ? t("gaps.nearest", { title: gap.near.title })
                : t(`gaps.way.${way}.hint`)}
            </span>
          </button>
        ))}
      </fieldset>
      <div class="gap-form">
        {work.way === "phrasings" && <PhrasingsForm model={model} gap={gap} work={work} />}
        {work.way === "article" && <ArticleDraftForm model={model} gap={gap} work={work} />}
        {work.way === "out-of-scope" && <OutOfScopeForm model={model} gap={gap} work={work} />}
      </div>
    </>
  );
}

function PhrasingsForm({ model, gap, work }: GapWaysProps): JSX.Element {
  const { t } = useTranslation();
  const { categories } = useCatalogue();
  return (
    <>
      <label class="field">
        <span>{t("gaps.article")}</span>
        <select
          value={work.articleId}
          onChange={(event) => model.edit({ articleId: event.currentTarget.value })}
        >
          <option value="">{t("gaps.choose")}</option>
          {categories.map((category) => (
            <optgroup key={category.id} label={category.title}>
              {category.articles.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {work.articleId !== "" && (
        // In a tab of its own: what was put together here stays.
        <a href={`#/articles/${work.articleId}`} target="_blank" rel="noreferrer">
          {t("gaps.asItIs")}
        </a>
      )}
      <label class="field">
        <span>{t("gaps.paragraph")}</span>
        <textarea
          rows={2}
          value={work.paragraph}
          onInput={(event) => model.edit({ paragraph: event.currentTarget.value })}
        />
      </label>
      <GoodAnswers gap={gap} onTake={(paragraph) => model.edit({ paragraph })} />
    </>
  );
}

function OutOfScopeForm({ model, work }: GapWaysProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset class="gap-kinds">
      <legend>{t("gaps.outOfScope")}</legend>
      {outOfScopeKinds.map((list: OutOfScopeKind) => (
        <label key={list}>
          <input
            type="radio"
            name="out-of-scope"
            checked={work.list === list}
            onChange={() => model.edit({ list })}
          />
          {t(`gaps.list.${list}`)}
        </label>
      ))}
    </fieldset>
  );
}

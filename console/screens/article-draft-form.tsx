import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { GapDetail, WrittenText } from "../../protocol/gaps.ts";
import type { ArticleDraftWork, GapWork } from "../models/gap-change.ts";
import type { GapsModel } from "../models/gaps.ts";
import { GoodAnswers } from "./good-answers.tsx";
import { LocaleSegments } from "./locale-segments.tsx";
import { useTranslation } from "./translation.ts";
import { useCatalogue } from "./use-catalogue.ts";

interface ArticleDraftFormProps {
  readonly model: GapsModel;
  readonly gap: GapDetail;
  readonly work: GapWork;
}

/** A new article: where it goes, and its text in each language that it is written in. */
export function ArticleDraftForm({ model, gap, work }: ArticleDraftFormProps): JSX.Element {
  const { t } = useTranslation();
  const { categories } = useCatalogue();
  const [locale, setLocale] = useState<Locale>(locales[0]);
  const { draft } = work;
  const edit = (patch: Partial<ArticleDraftWork>) => model.edit({ draft: { ...draft, ...patch } });
  const text = draft.texts[locale];
  const write = (patch: Partial<WrittenText>) =>
    edit({ texts: { ...draft.texts, [locale]: { ...text, ...patch } } });
  return (
    <>
      <div class="gap-place">
        <label class="field">
          <span>{t("gaps.category")}</span>
          <select
            value={draft.category}
            onChange={(event) => edit({ category: event.currentTarget.value })}
          >
            <option value="">{t("gaps.choose")}</option>
            {categories.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t("gaps.fileName")}</span>
          <input
            value={draft.id}
            placeholder="bank-processing"
            pattern="[\w][\w\-]*"
            onInput={(event) => edit({ id: event.currentTarget.value.trim() })}
          />
        </label>
      </div>
      <LocaleSegments locale={locale} onChange={setLocale} label={t("gaps.textLanguage")} />
      <label class="field">
        <span>{t("gaps.articleTitle")}</span>
        <input
          lang={locale}
          value={text.title}
          onInput={(event) => write({ title: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t("gaps.articleBody")}</span>
        <textarea
          lang={locale}
          rows={6}
          value={text.body}
          onInput={(event) => write({ body: event.currentTarget.value })}
        />
      </label>
      <GoodAnswers gap={gap} onTake={(body) => write({ body })} />
    </>
  );
}

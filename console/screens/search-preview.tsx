import type { JSX } from "preact";
import { calledBy } from "../models/customer-name.ts";
import type { DeskProps } from "./desk-props.ts";
import { Keys } from "./key-hint.tsx";
import { PreviewLog } from "./preview-log.tsx";
import { useTranslation } from "./translation.ts";

interface SearchPreviewProps extends Pick<DeskProps, "model"> {
  readonly onOpen: () => void;
}

/** The chosen conversation around what was found, which is in the middle. */
export function SearchPreview({ model, onOpen }: SearchPreviewProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const view = search.preview.value;
  const found = search.results.value?.conversations[search.chosen.value];
  const hit = found?.matches[0]?.seq;
  if (!view) return <section class="search-preview" aria-label={t("search.preview")} />;
  return (
    <section class="search-preview" aria-label={t("search.preview")}>
      <header class="search-preview-head">
        <h2 class="cut">{calledBy(view.customer, t)}</h2>
        <span class="muted cut">{view.topic ?? ""}</span>
        <button type="button" class="secondary" onClick={onOpen}>
          {t("search.open")} <Keys label="Enter" />
        </button>
      </header>
      <PreviewLog view={view} query={search.text.value} hit={hit} />
    </section>
  );
}

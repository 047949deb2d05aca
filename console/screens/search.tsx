import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { openFound } from "../models/open-found.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { DeskProps } from "./desk-props.ts";
import { Keys } from "./key-hint.tsx";
import { SearchFilters } from "./search-filters.tsx";
import { SearchFoot } from "./search-foot.tsx";
import { SearchKinds } from "./search-kinds.tsx";
import { SearchList } from "./search-list.tsx";
import { SearchPreviewPane } from "./search-preview.tsx";
import { SearchSaveDialog } from "./search-save-dialog.tsx";
import { SearchOrderChoice } from "./search-saved.tsx";
import { useTranslation } from "./translation.ts";
import { useSearchKeys } from "./use-search-keys.ts";
import "./bare-field.css";
import "./search.css";

/** The search over all conversations and customers: what was found on the left, in its place on the right. */
export function SearchScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => void search.saved.load(), [search]);
  useSearchKeys(model, field);
  return (
    <main class="search">
      <header class="search-head">
        <h1 class="hidden">{t("rail.search")}</h1>
        <div class="bare-field search-field">
          <ConsoleIcon name="search" />
          <input
            ref={field}
            type="search"
            enterkeyhint="search"
            aria-label={t("search.label")}
            placeholder={t("search.placeholder")}
            maxLength={200}
            value={search.text.value}
            onInput={(event) => search.search(event.currentTarget.value)}
          />
          <Took model={model} />
          {search.text.value !== "" && (
            <button
              type="button"
              class="icon-button"
              aria-label={t("search.clear")}
              onClick={() => {
                search.search("");
                void search.again();
                field.current?.focus();
              }}
            >
              <Icon name="close" />
            </button>
          )}
          <Keys label="Esc" />
        </div>
        <div class="search-bar">
          <SearchKinds search={search} />
          <SearchFilters model={model} />
          <SearchOrderChoice search={search} />
        </div>
      </header>
      <SearchList model={model} root={root} />
      <SearchPreviewPane model={model} onOpen={() => openFound(model)} />
      <SearchFoot />
      {search.naming.value && <SearchSaveDialog search={search} />}
    </main>
  );
}

/** How many there are of the kind that is shown, and how long it took. */
function Took({ model }: Pick<DeskProps, "model">): JSX.Element | null {
  const { t } = useTranslation();
  const { results, state, kind, tookMs } = model.search;
  const found = results.value?.counts?.[kind.value];
  if (state.value === "loading")
    return <span class="muted search-took">{t("search.loading")}</span>;
  if (state.value !== "ready" || !found) return null;
  const { count, atLeast } = found;
  const seconds = (Math.max(tookMs.value, 10) / 1_000).toFixed(2);
  return (
    <span class="muted search-took" role="status">
      {t(atLeast ? "search.tookMore" : "search.took", { count, seconds })}
    </span>
  );
}

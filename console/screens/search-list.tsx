import type { JSX } from "preact";
import type { SearchModel } from "../models/search.ts";
import { searchKinds } from "../models/search-kinds.ts";
import type { DeskProps } from "./desk-props.ts";
import { ListSkeleton } from "./list-states.tsx";
import { FoundArticleRow, FoundCustomerRow, FoundTicketRow } from "./search-besides.tsx";
import { FoundRow } from "./search-found.tsx";
import { SavedSearchList } from "./search-saved.tsx";
import { useTranslation } from "./translation.ts";

/** What was found of the kind that is shown; its states take the same place. */
export function SearchList({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const results = search.results.value;
  const state = search.state.value;
  return (
    <section
      class="search-list"
      aria-label={t("search.found")}
      aria-busy={state === "loading"}
      data-stale={state === "loading" && results !== null}
    >
      {results === null ? <Unasked search={search} /> : <Found model={model} root={root} />}
    </section>
  );
}

function Found({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const kind = search.kind.value;
  const results = search.results.value;
  if (!results || results[kind].length === 0) return <Nothing search={search} />;
  const now = root.clock.value;
  const propsOf = (index: number) => ({ model, index });
  return (
    <>
      {kind === "conversations" &&
        results.conversations.map((found, index) => (
          <FoundRow key={found.row.id} found={found} now={now} {...propsOf(index)} />
        ))}
      {kind === "customers" &&
        results.customers.map((found, index) => (
          <FoundCustomerRow key={found.customer.id} found={found} {...propsOf(index)} />
        ))}
      {kind === "tickets" &&
        results.tickets.map((ticket, index) => (
          <FoundTicketRow key={ticket.number} ticket={ticket} now={now} {...propsOf(index)} />
        ))}
      {kind === "articles" &&
        results.articles.map(({ id, title }, index) => (
          <FoundArticleRow key={id} title={title} {...propsOf(index)} />
        ))}
      {search.state.value === "failed" && <Failed search={search} onRetry={search.more} />}
      {kind === "conversations" &&
        results.cursor !== undefined &&
        search.state.value === "ready" && (
          <button type="button" class="quiet search-more" onClick={() => void search.more()}>
            {t("lists.more")}
          </button>
        )}
    </>
  );
}

interface SearchStateProps {
  readonly search: SearchModel;
}

/** Before the first answer: what can be typed, or that it is looked for. */
function Unasked({ search }: SearchStateProps): JSX.Element {
  const { t } = useTranslation();
  const state = search.state.value;
  if (state === "loading") return <ListSkeleton />;
  if (state === "failed") return <Failed search={search} onRetry={search.again} />;
  return (
    <div class="search-note">
      <h2>{t("search.begin")}</h2>
      <ul class="muted">
        {(["words", "phone", "ticket", "code", "note"] as const).map((one) => (
          <li key={one}>{t(`search.begin.${one}`)}</li>
        ))}
      </ul>
      <SavedSearchList search={search} />
    </div>
  );
}

function Failed({
  search,
  onRetry,
}: SearchStateProps & { readonly onRetry: () => Promise<void> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="search-note" role="alert">
      <h2>{t("search.failed")}</h2>
      <p class="muted">{t(search.problem.value)}</p>
      <button type="button" class="secondary" onClick={() => void onRetry()}>
        {t("retry")}
      </button>
    </div>
  );
}

/** Nothing of this kind: where else there is something, and what could be in the way. */
function Nothing({ search }: SearchStateProps): JSX.Element {
  const { t } = useTranslation();
  const { conditions } = search;
  const counts = search.results.value?.counts;
  const others = searchKinds.filter((kind) => (counts?.[kind].count ?? 0) > 0);
  return (
    <div class="search-note">
      <h2>{t(`search.none.${search.kind.value}`, { words: search.text.value.trim() })}</h2>
      <p class="muted">
        {t(conditions.isNarrow.value ? "search.none.narrow" : "search.none.hint")}
      </p>
      <p class="search-note-ways">
        {conditions.isNarrow.value && (
          <button
            type="button"
            class="secondary"
            onClick={() => {
              conditions.clear();
              void search.again();
            }}
          >
            {t("search.clearAll")}
          </button>
        )}
        {others.map((kind) => (
          <button key={kind} type="button" class="secondary" onClick={() => void search.show(kind)}>
            {t("search.see", { kind: t(`search.kind.${kind}`), count: counts?.[kind].count ?? 0 })}
          </button>
        ))}
      </p>
    </div>
  );
}

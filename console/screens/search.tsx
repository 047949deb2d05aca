import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { SearchModel } from "../models/search.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { DeskProps } from "./desk-props.ts";
import { SearchFilters } from "./search-filters.tsx";
import { FoundBesides, FoundRow } from "./search-found.tsx";
import { SearchPreview } from "./search-preview.tsx";
import { useTranslation } from "./translation.ts";
import "./bare-field.css";
import "./search.css";

/** The search over all conversations and customers: what was found on the left, in its place on the right. */
export function SearchScreen({ model }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const field = useRef<HTMLInputElement>(null);
  const results = search.results.value;
  useLayoutEffect(() => field.current?.focus(), []);
  useKeys(model);
  return (
    <main class="search">
      <header class="search-head">
        <h1 class="hidden">{t("rail.search")}</h1>
        <div class="bare-field search-field">
          <ConsoleIcon name="search" />
          <input
            ref={field}
            type="search"
            aria-label={t("search.label")}
            placeholder={t("search.placeholder")}
            maxLength={200}
            value={search.text.value}
            onInput={(event) => search.search(event.currentTarget.value)}
          />
        </div>
        <SearchFilters search={search} call={model.call} />
      </header>
      <section class="search-list" aria-label={t("search.found")}>
        <State search={search} />
        {results?.conversations.map((found, index) => (
          <FoundRow
            key={found.row.id}
            found={found}
            query={search.text.value}
            chosen={index === search.chosen.value}
            onChoose={() => void search.choose(index)}
            onOpen={() => open(model, index)}
          />
        ))}
        {results?.cursor !== undefined && (
          <button type="button" class="quiet" onClick={() => void search.more()}>
            {t("lists.more")}
          </button>
        )}
        {results && <FoundBesides model={model} results={results} />}
      </section>
      <SearchPreview model={model} onOpen={() => open(model, search.chosen.value)} />
    </main>
  );
}

function open(model: DeskProps["model"], index: number): void {
  const id = model.search.results.value?.conversations[index]?.row.id;
  if (id === undefined) return;
  model.screen.show("desk");
  model.open(id);
}

function State({ search }: { readonly search: SearchModel }): JSX.Element | null {
  const { t } = useTranslation();
  const state = search.state.value;
  const results = search.results.value;
  if (state === "idle") return <p class="muted search-note">{t("search.hint")}</p>;
  if (state === "failed")
    return (
      <p class="problem search-note" role="alert">
        {t("search.failed")}{" "}
        <button type="button" class="secondary" onClick={() => void search.again()}>
          {t("retry")}
        </button>
      </p>
    );
  if (results === null) return <p class="muted search-note">…</p>;
  const parts = [results.conversations, results.customers, results.tickets, results.articles];
  const isEmpty = parts.every((part) => part.length === 0);
  return (
    <p class="muted search-note" role="status">
      {isEmpty
        ? t("search.none")
        : t(results.cursor === undefined ? "search.count" : "search.countMore", {
            count: results.conversations.length,
          })}
    </p>
  );
}

/** ↑ and ↓ choose, Enter opens: also while the words are typed. */
function useKeys(model: DeskProps["model"]): void {
  const { search } = model;
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("dialog, select, button, a, .search-filters")) return;
      if (event.key === "ArrowDown") search.move(1);
      else if (event.key === "ArrowUp") search.move(-1);
      else if (event.key === "Enter") open(model, search.chosen.value);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model, search]);
}

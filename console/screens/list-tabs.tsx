import type { JSX, TargetedKeyboardEvent } from "preact";
import { type DeskView, deskViews } from "../../protocol/desk.ts";
import type { DeskLists } from "../models/lists.ts";
import { useTranslation } from "./translation.ts";
import "./list-tabs.css";

export function ListTabs({ lists }: { readonly lists: DeskLists }): JSX.Element {
  const { t } = useTranslation();
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = deskViews.indexOf(lists.view.value) + step + deskViews.length;
    const view = deskViews[index % deskViews.length];
    if (view === undefined) return;
    lists.show(view);
    event.currentTarget.querySelector<HTMLElement>(`[data-view="${view}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t("lists.label")} onKeyDown={handleKeyDown}>
      {deskViews.map((view) => (
        <Tab key={view} view={view} lists={lists} />
      ))}
    </div>
  );
}

function Tab({ view, lists }: { readonly view: DeskView; readonly lists: DeskLists }): JSX.Element {
  const { t } = useTranslation();
  const chosen = lists.view.value === view;
  const { count, more } = lists.counts.value[view];
  return (
    <button
      type="button"
      role="tab"
      class="tab"
      id={`tab-${view}`}
      data-view={view}
      aria-selected={chosen}
      aria-controls="rows"
      tabIndex={chosen ? 0 : -1}
      onClick={() => lists.show(view)}
    >
      {t(`view.${view}`)}
      {count > 0 && (
        <span class="count">
          {count}
          {more && "+"}
        </span>
      )}
    </button>
  );
}

import type { ReadonlySignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { tabStopIn } from "../models/held-rows.ts";
import { EmptyList, ListError, ListSkeleton } from "./list-states.tsx";
import { RowItem } from "./row.tsx";
import { useTranslation } from "./translation.ts";
import "./row-list.css";

interface RowListProps {
  readonly model: DeskModel;
  readonly clock: ReadonlySignal<number>;
}

export function RowList({ model, clock }: RowListProps): JSX.Element {
  const { lists } = model;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useRowFocus(model, frame);
  const { shown, waiting } = lists.held.value;
  const view = lists.view.value;
  useLayoutEffect(() => {
    // A row that is removed while it has the focus sends no focusout event.
    const { current } = frame;
    if (current && !hasFocus(current) && !current.matches(":hover")) lists.use(false);
  }, [shown, lists]);
  return (
    <div
      class="rows"
      id="rows"
      ref={frame}
      role="tabpanel"
      aria-labelledby={`tab-${view}`}
      onPointerEnter={() => lists.use(true)}
      onPointerLeave={() => lists.use(hasFocus(frame.current))}
      onFocusIn={() => lists.use(true)}
      onFocusOut={(event) => {
        const inside = frame.current?.contains(event.relatedTarget as Node | null);
        if (!inside) lists.use(frame.current?.matches(":hover") ?? false);
      }}
    >
      {/* One strip for both texts, so that new rows do not move the list. */}
      <div class="rows-strip" role="status">
        {waiting > 0 ? (
          <button type="button" class="new-rows" onClick={lists.reveal}>
            {t("lists.new", { count: waiting })}
          </button>
        ) : (
          <span class="rows-order">{t(`order.${view}`)}</span>
        )}
      </div>
      <ListBody model={model} clock={clock} />
      {shown.length > 0 && lists.counts.value[view].more && (
        <button type="button" class="quiet more" onClick={() => void lists.loadMore()}>
          {t("lists.more")}
        </button>
      )}
    </div>
  );
}

function ListBody({ model, clock }: RowListProps): JSX.Element {
  const { lists, screen, conversations, agent } = model;
  const { shown } = lists.held.value;
  const state = lists.state.value;
  const me = agent.value?.id;
  if (state === "failed") return <ListError onRetry={() => void lists.reload()} />;
  if (state === "loading" || me === undefined) return <ListSkeleton />;
  if (shown.length === 0) return <EmptyList view={lists.view.value} model={model} />;
  const selected = conversations.current.value?.id;
  const tabStop = tabStopIn(lists.held.value, screen.cursor.value ?? selected);
  return (
    <ul class="row-list">
      {shown.map((item) => (
        <RowItem
          key={item.row.id}
          item={item}
          view={lists.view.value}
          me={me}
          now={clock.value}
          selected={item.row.id === selected}
          reachable={item.row.id === tabStop}
          onOpen={() => {
            model.open(item.row.id);
            screen.focusReply();
          }}
          onFocus={() => screen.moveCursor(item.row.id)}
        />
      ))}
    </ul>
  );
}

/** J and K move the real focus, so that screen readers and Enter follow. In an empty list the tab gets it. */
function useRowFocus({ screen, lists }: DeskModel, frame: RefObject<HTMLElement | null>): void {
  const requests = screen.rowFocusRequests.value;
  useLayoutEffect(() => {
    if (requests === 0) return;
    const id = screen.cursor.peek();
    const row =
      (id && frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)) ||
      frame.current?.querySelector<HTMLElement>("[data-id]");
    const target = row ?? document.querySelector<HTMLElement>(`#tab-${lists.view.peek()}`);
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  }, [requests]);
}

const hasFocus = (element: HTMLElement | null) =>
  element?.contains(document.activeElement) ?? false;

import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { tabStopIn } from "../models/held-rows.ts";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { RowGroupPart } from "./row-group.tsx";
import "./row-list.css";

/** The lists of the choice. While the pointer or the focus is in them, no row moves. */
export function RowList({ model, root }: DeskProps): JSX.Element {
  const { lists } = model;
  const frame = useRef<HTMLDivElement>(null);
  useRowFocus(model, frame);
  const { shown } = lists.held.value;
  useLayoutEffect(() => {
    // A row that is removed while it has the focus sends no focusout event.
    const { current } = frame;
    if (current && !hasFocus(current) && !current.matches(":hover")) lists.use(false);
  }, [shown, lists]);
  return (
    <div
      class="rows"
      ref={frame}
      onPointerEnter={() => lists.use(true)}
      onPointerLeave={() => lists.use(hasFocus(frame.current))}
      onFocusIn={() => lists.use(true)}
      onFocusOut={(event) => {
        const inside = frame.current?.contains(event.relatedTarget as Node | null);
        if (!inside) lists.use(frame.current?.matches(":hover") ?? false);
      }}
    >
      <Groups model={model} root={root} />
    </div>
  );
}

function Groups({ model, root }: DeskProps): JSX.Element {
  const { lists, screen, conversations, agent } = model;
  const state = lists.state.value;
  if (state === "failed") return <ListError onRetry={() => void lists.reload()} />;
  if (state === "loading" || agent.value === null) return <ListSkeleton />;
  const selected = conversations.current.value?.id;
  const tabStop = tabStopIn(lists.held.value, screen.cursor.value ?? selected);
  return (
    <>
      {lists.groups.value.map((group) => (
        <RowGroupPart key={group.view} group={group} tabStop={tabStop} model={model} root={root} />
      ))}
    </>
  );
}

/** J and K move the real focus, so that screen readers and Enter follow. Where there are no rows the choice of lists gets it. */
function useRowFocus({ screen }: DeskModel, frame: RefObject<HTMLElement | null>): void {
  const requests = screen.rowFocusRequests.value;
  useLayoutEffect(() => {
    if (requests === 0) return;
    const id = screen.cursor.peek();
    const row =
      (id && frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)) ||
      frame.current?.querySelector<HTMLElement>("[data-id]");
    const target = row ?? document.querySelector<HTMLElement>("#list-choice");
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  }, [requests]);
}

const hasFocus = (element: HTMLElement | null) =>
  element?.contains(document.activeElement) ?? false;

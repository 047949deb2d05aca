import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { RowGroup } from "../models/lists.ts";
import { drawnRows, rowHeight, rowsBetween } from "../models/row-window.ts";
import type { DeskProps } from "./desk-props.ts";
import { EmptyList } from "./list-states.tsx";
import { RowItem } from "./row.tsx";
import { useTranslation } from "./translation.ts";

interface RowGroupProps extends DeskProps {
  readonly group: RowGroup;
  /** The row that the Tab key reaches. */
  readonly tabStop: ConversationId | undefined;
}

/** One list with its heading. Only the rows in view are drawn, so two hundred cost what ten do. */
export function RowGroupPart({ group, tabStop, model, root }: RowGroupProps): JSX.Element {
  const { t } = useTranslation();
  const { lists, screen, conversations, agent, drafts } = model;
  const { view, shown, more } = group;
  const scroll = useRef<HTMLDivElement>(null);
  const between = useScrolled(scroll, shown.length, () => {
    if (more) void lists.loadMore(view);
  });
  const cursor = screen.cursor.value;
  const selected = conversations.current.value?.id;
  const me = agent.value?.id;
  const at = shown.findIndex(({ row }) => row.id === cursor);
  const isDefault = tabStop !== cursor && shown[0]?.row.id === tabStop;
  const drawn = drawnRows(between, at < 0 && isDefault ? 0 : at);
  return (
    <section class="group" data-view={view} aria-labelledby={`group-${view}`}>
      <header class="group-head">
        <h2 id={`group-${view}`}>
          {t(`view.${view}`)}{" "}
          <span class="count">{countText(group, model.desk.value?.queueLength)}</span>
        </h2>
        {group.waiting > 0 ? (
          <button type="button" class="new-rows" onClick={lists.reveal}>
            {t("lists.new", { count: group.waiting })}
          </button>
        ) : (
          <span class="rows-order">{t(`order.${view}`)}</span>
        )}
      </header>
      <div class="group-rows" ref={scroll}>
        {shown.length === 0 ? (
          <EmptyList view={view} model={model} />
        ) : (
          <ul class="row-list" style={{ blockSize: `${shown.length * rowHeight}px` }}>
            {drawn.map((index) => {
              const item = shown[index];
              if (item === undefined || me === undefined) return null;
              const { id } = item.row;
              return (
                <RowItem
                  key={id}
                  item={item}
                  view={view}
                  me={me}
                  now={root.clock.value}
                  waitTarget={model.desk.value?.waitTargetSeconds}
                  draft={id === selected ? undefined : drafts.texts.value.get(id)}
                  selected={id === selected}
                  reachable={id === tabStop}
                  index={index}
                  count={shown.length}
                  onOpen={() => {
                    model.open(id);
                    screen.focusReply();
                  }}
                  onFocus={() => screen.moveCursor(id)}
                />
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Not all of a long list is loaded; of the queue the server says how long it is. */
function countText({ view, count, more }: RowGroup, queueLength = 0): string {
  if (!more) return String(count);
  return view === "queue" && queueLength >= count ? String(queueLength) : `${count}+`;
}

/** So many rows before the end of what is loaded the next page is fetched. */
const aheadRows = 12;

/** Which rows are in view, and the next page in time. */
function useScrolled(
  scroll: RefObject<HTMLDivElement | null>,
  count: number,
  onEnd: () => void,
): { readonly from: number; readonly to: number } {
  const [place, setPlace] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const { current } = scroll;
    if (current === null) return;
    const look = () => setPlace({ top: current.scrollTop, height: current.clientHeight });
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    current.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      current.removeEventListener("scroll", look);
    };
  }, [scroll]);
  const between = rowsBetween(place, count);
  const isNearEnd = between.to >= count - aheadRows;
  useLayoutEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, count]);
  return between;
}

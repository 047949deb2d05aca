import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** Shows about eight lines and a button for the rest. `open` shows all at once. */
export function Collapsible(props: {
  readonly open: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { t } = useWidgetContext();
  const content = useRef<HTMLDivElement>(null);
  /** The height that is left, in pixels; undefined: all of it. */
  const cut = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    const element = content.current;
    const isLong = element !== null && element.scrollHeight > collapsedPx + slackPx;
    cut.value = isLong && !props.open ? lastLineEdge(element) : undefined;
  }, [props.open, cut]);
  const collapsed = cut.value !== undefined && {
    class: "collapsed",
    style: { maxBlockSize: `${cut.value}px` },
  };
  return (
    <>
      <div ref={content} {...collapsed}>
        {props.children}
      </div>
      {collapsed && (
        <button
          type="button"
          class="expand"
          onClick={() => {
            cut.value = undefined;
          }}
        >
          {t("article.more")}
          <Icon name="down" />
        </button>
      )}
    </>
  );
}

/** A title, the first sentence and six lines with the gaps between them. */
const collapsedPx = 264;
/** Not worth collapsing for one or two lines more. */
const slackPx = 56;

/** Below the last line that fits, so that none is cut through. */
function lastLineEdge(element: HTMLElement): number {
  const box = element.getBoundingClientRect();
  // The page may be zoomed.
  const scale = box.height / element.offsetHeight || 1;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let edge = 0;
  while (texts.nextNode()) {
    range.selectNode(texts.currentNode);
    for (const { bottom } of range.getClientRects()) {
      const end = Math.ceil((bottom - box.top) / scale);
      if (end <= collapsedPx) edge = Math.max(edge, end);
    }
  }
  return edge || collapsedPx;
}

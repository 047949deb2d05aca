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
  const collapsed = useSignal(false);
  useLayoutEffect(() => {
    const height = content.current?.scrollHeight ?? 0;
    collapsed.value = !props.open && height > collapsedPx + slackPx;
  }, [props.open, collapsed]);
  return (
    <>
      <div ref={content} class={collapsed.value ? "collapsed" : undefined}>
        {props.children}
      </div>
      {collapsed.value && (
        <button
          type="button"
          class="expand"
          onClick={() => {
            collapsed.value = false;
          }}
        >
          {t("article.more")}
          <Icon name="down" />
        </button>
      )}
    </>
  );
}

/** A title, the first sentence and six lines with the gaps between them, the same height as in card.css. */
const collapsedPx = 264;
/** Not worth collapsing for one or two lines more. */
const slackPx = 56;

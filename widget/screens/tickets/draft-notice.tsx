import type { JSX } from "preact";
import { useWidgetContext } from "../../context.ts";
import { forgetDraft, unfinishedIn } from "./complaint-draft.ts";
import { useTicketTexts } from "./texts.ts";

/** Where a complaint is filed: one was begun and is kept. To go on with it, or to begin another. */
export function DraftNotice(): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useTicketTexts();
  const title = unfinishedIn(support.localStore);
  const go = () => support.navigation.go({ name: "complaint" });
  if (title === undefined) return null;
  return (
    <>
      <p class="muted small one-line" dir="auto">
        {text("draft.kept", { title })}
      </p>
      <button
        type="button"
        class="secondary"
        onClick={() => {
          forgetDraft(support);
          go();
        }}
      >
        {text("draft.anew")}
      </button>
      <button type="button" class="primary" onClick={go}>
        {text("draft.goOn")}
      </button>
    </>
  );
}

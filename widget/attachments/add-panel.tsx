import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { attachmentLimits } from "../../protocol/attachment.ts";
import { Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { Chooser } from "./chooser.tsx";
import { billIcon } from "./file-icons.ts";
import { largest } from "./file-words.ts";
import { chatPlace } from "./files.ts";
import { useFileTexts } from "./texts.ts";

/** Over the field: what can be added to the next message. */
export function AddPanel(): JSX.Element {
  const { support } = useWidgetContext();
  const text = useFileTexts();
  const panel = useRef<HTMLElement>(null);
  const close = () => {
    support.isAdding.value = false;
  };
  const isVerified = support.session.value?.customer.verified;
  useEffect(() => panel.current?.querySelector("input")?.focus({ preventScroll: true }), []);
  return (
    <section class="add-panel" ref={panel} aria-label={text("add")}>
      <div class="add-choices">
        <Chooser place={chatPlace} onChosen={close} />
        {isVerified && (
          <button
            type="button"
            class="add-choice"
            onClick={() => {
              close();
              support.navigation.go({ name: "transactions" });
            }}
          >
            <Strokes paths={billIcon} />
            {text("transaction")}
          </button>
        )}
      </div>
      <p class="muted small">{text("secret")}</p>
      <p class="muted small">{text("limits", { size: largest, count: attachmentLimits.count })}</p>
    </section>
  );
}

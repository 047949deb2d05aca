import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { RedactionReason } from "../../protocol/desk.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { RedactDialog } from "./redact-dialog.tsx";
import { useTranslation } from "./translation.ts";

interface RedactButtonProps {
  readonly title: string;
  readonly text: string;
  /** The reason goes into the audit log. */
  readonly asksWhy?: true;
  readonly onRedact: (reason?: RedactionReason) => void;
}

/** Takes away what somebody has written, once it was asked twice: for what slipped through the shield. */
export function RedactButton({ title, text, asksWhy, onRedact }: RedactButtonProps): JSX.Element {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <button
        type="button"
        class="icon-button redact"
        aria-label={t("redact")}
        title={t("redact")}
        onClick={() => setAsking(true)}
      >
        <ConsoleIcon name="erase" />
      </button>
      {asking &&
        (asksWhy ? (
          <RedactDialog title={title} text={text} onSubmit={onRedact} onClose={close} />
        ) : (
          <ConfirmDialog
            title={title}
            text={text}
            submit={t("redact")}
            onSubmit={() => onRedact()}
            onClose={close}
          />
        ))}
    </>
  );
}

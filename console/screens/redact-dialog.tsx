import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type RedactionReason, redactionReasons } from "../../protocol/desk.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface RedactDialogProps {
  readonly title: string;
  readonly text: string;
  readonly onSubmit: (reason: RedactionReason) => void;
  readonly onClose: () => void;
}

/** Before the content of a message is taken away for good: why. The audit log keeps the reason. */
export function RedactDialog({ title, text, onSubmit, onClose }: RedactDialogProps): JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState<RedactionReason>("secret");
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="dialog-form">
        <p>{text}</p>
        <fieldset class="agents">
          <legend>{t("redact.reason")}</legend>
          {redactionReasons.map((one) => (
            <label key={one} class="agent-option">
              <input
                type="radio"
                name="reason"
                checked={one === reason}
                autofocus={one === reason}
                onChange={() => setReason(one)}
              />
              {t(`redact.reason.${one}`)}
            </label>
          ))}
        </fieldset>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="button"
            class="primary"
            onClick={() => {
              onSubmit(reason);
              onClose();
            }}
          >
            {t("redact")}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

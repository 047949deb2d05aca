import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { useTranslation } from "./translation.ts";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and then gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps): JSX.Element {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    if (dialog && !dialog.querySelector("[autofocus]")) firstField(dialog)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      onKeyDown={handleKeyDown}
      onClose={(event) => {
        // The event comes with the next frame. By then another dialog may be open, after a quick key.
        if (event.currentTarget.isConnected) onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label={t("dialog.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** The browser would take the first control, which closes the dialog. Without a field, `autofocus` says which button is harmless. */
const firstField = (dialog: HTMLDialogElement) =>
  dialog.querySelector<HTMLElement>(".dialog-form :is(input, textarea, select):not([type=file])");

/** Ctrl Enter presses the filled button, wherever the focus is. */
function handleKeyDown(event: TargetedKeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>(".dialog-foot .primary")?.click();
}

import type { JSX } from "preact";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Before what can't be undone. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { onClose } = props;
  const submit = () => {
    props.onSubmit();
    onClose();
  };
  return (
    <Dialog title={props.title} onClose={onClose}>
      <div class="dialog-form">
        <p>{props.text}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" autofocus onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="button" class="primary" onClick={submit}>
            {props.submit}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

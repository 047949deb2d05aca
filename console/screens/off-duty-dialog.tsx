import type { JSX } from "preact";
import type { DeskModel } from "../models/desk.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface OffDutyProps {
  readonly model: DeskModel;
  readonly onClose: () => void;
}

export function OffDutyDialog({ model, onClose }: OffDutyProps): JSX.Element {
  const { t } = useTranslation();
  const leave = () => {
    void model.actions.setAvailable(false);
    onClose();
  };
  return (
    <Dialog title={t("duty.leave.title")} onClose={onClose}>
      <div class="dialog-form">
        <p>{t("duty.leave.text", { count: model.desk.value?.load ?? 0 })}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" autofocus onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="button" class="primary" onClick={leave}>
            {t("duty.leave.submit")}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

import type { JSX } from "preact";
import type { DeskModel } from "../models/desk.ts";
import { toggleDuty } from "../models/duty.ts";
import { useTranslation } from "./translation.ts";
import "./duty-switch.css";

export function DutySwitch({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { actions, desk } = model;
  const on = desk.value?.available ?? false;
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-disabled={actions.busy.value || desk.value === null}
      onClick={() => toggleDuty(model)}
    >
      <span>{t(on ? "duty.on" : "duty.off")}</span>
      <i class="switch-track" aria-hidden="true" />
    </button>
  );
}

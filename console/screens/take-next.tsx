import type { JSX } from "preact";
import type { DeskModel } from "../models/desk.ts";
import { isFull, isOffDuty } from "../models/duty.ts";
import { queuedInFront } from "../models/run-command.ts";
import { takeAsking } from "../models/take.ts";
import { KeyHint } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";
import "./take-next.css";

/** Takes the next customer of the queue. Beside it stands how many the agent has. */
export function TakeNext({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { actions, desk } = model;
  const { load = 0, capacity = 0, queueLength = 0 } = desk.value ?? {};
  const full = isFull(model);
  const off = isOffDuty(model) || queueLength === 0;
  // One filled button a screen: with a customer open it is the one that sends.
  const isNext = !off && !full && model.conversations.current.value === null;
  return (
    <div class="take">
      <button
        type="button"
        class={isNext ? "primary" : "secondary"}
        aria-keyshortcuts="T"
        aria-disabled={off || actions.busy.value}
        data-off={off}
        onClick={() => takeAsking(model)}
      >
        {t("take.next")}
        {queuedInFront(model) === undefined && <KeyHint command="take" />}
      </button>
      <p class="load" data-full={full}>
        {t("duty.load", { load, capacity })}
      </p>
    </div>
  );
}

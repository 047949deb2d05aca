import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AnnouncementId } from "../../../protocol/announcement-body.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { useAnnouncementTexts } from "./texts.ts";

/** The survey of one question after the end. Who says no reads where to go on. */
export function SolvedQuestion({ id }: { readonly id: AnnouncementId }): JSX.Element {
  const { support } = useWidgetContext();
  const text = useAnnouncementTexts();
  const key = `solved:${id}`;
  const said = useSignal(support.localStore.read(key));
  const failed = useSignal(false);
  const answer = async (solved: boolean) => {
    failed.value = false;
    const keep = () => {
      said.value = solved ? "yes" : "no";
      support.localStore.write(key, said.value);
    };
    try {
      await support.connection.call("announcement:answer", { id, solved });
      keep();
    } catch (error) {
      // It was answered on another device.
      if (asRefusal(error).code === "closed") keep();
      else failed.value = true;
    }
  };
  if (said.value !== undefined) {
    return (
      <p class="muted" role="status">
        {text(said.value === "yes" ? "thanks" : "sorry")}
      </p>
    );
  }
  return (
    <fieldset class="announcement-ask">
      <legend>{text("ask")}</legend>
      <div class="announcement-actions">
        <button type="button" class="secondary" onClick={() => void answer(true)}>
          {text("solved")}
        </button>
        <button type="button" class="secondary" onClick={() => void answer(false)}>
          {text("unsolved")}
        </button>
      </div>
      {failed.value && <p role="alert">{text("failed")}</p>}
    </fieldset>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useWidgetContext } from "../../context.ts";
import {
  mayOfferNotifications,
  notifies,
  turnOffNotifications,
  turnOnNotifications,
} from "./notifications.ts";
import { useReminderTexts } from "./texts.ts";

/** The switch for notifications of the browser. */
export function NotificationSection(): JSX.Element | null {
  const { localStore } = useWidgetContext().support;
  const text = useReminderTexts();
  const on = useSignal(notifies(localStore));
  const denied = useSignal(false);
  if (!mayOfferNotifications(localStore)) return null;
  const change = async () => {
    if (on.peek()) {
      turnOffNotifications(localStore);
      on.value = false;
      return;
    }
    on.value = await turnOnNotifications(localStore);
    denied.value = !on.peek();
  };
  return (
    <section class="reminder">
      <h2 class="card-title">{text("notifyTitle")}</h2>
      <p class="muted">{text("notifyLead")}</p>
      <p role="status">
        {denied.value ? text("notifyDenied") : on.value ? text("notifyIsOn") : ""}
      </p>
      <button type="button" class="secondary" onClick={() => void change()}>
        {text(on.value ? "notifyOff" : "notifyOn")}
      </button>
    </section>
  );
}

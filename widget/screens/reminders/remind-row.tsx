import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import type { RemindRowProps } from "../../part-props.ts";
import { canNotify, mayOfferNotifications, noteWait } from "./notifications.ts";
import { useReminderTexts } from "./texts.ts";

/** The way to the reminders; nothing where there is no way to remind anybody. */
export function RemindRow({ waiting }: RemindRowProps): JSX.Element | null {
  const { localStore, navigation, session } = useWidgetContext().support;
  const text = useReminderTexts();
  useEffect(() => {
    if (waiting) noteWait(localStore);
  }, []);
  const offersNotifications = waiting ? canNotify() : mayOfferNotifications(localStore);
  if (!offersNotifications && !session.value?.features.mail) return null;
  return (
    <div class="rows remind">
      <button type="button" class="row-button" onClick={() => navigation.go({ name: "reminders" })}>
        <span>
          {text("row")}
          <small>{text("rowLead")}</small>
        </span>
        <Icon name="next" />
      </button>
    </div>
  );
}

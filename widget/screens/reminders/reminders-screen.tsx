import type { JSX } from "preact";
import { useWidgetContext } from "../../context.ts";
import { MailSection } from "./mail-section.tsx";
import { NotificationSection } from "./notification-section.tsx";

/** How the customer is notified of an answer while the widget is closed. */
export function RemindersScreen(): JSX.Element {
  const { session } = useWidgetContext().support;
  return (
    <div class="scroll">
      <NotificationSection />
      {session.value?.features.mail && <MailSection />}
    </div>
  );
}

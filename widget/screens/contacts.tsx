import type { JSX } from "preact";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** How to reach people and when, and what they will never ask for. */
export function Contacts(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { hotline, email, serviceHours } = support.contacts.value;
  const hours = serviceHours && t("contact.hours", { hours: serviceHours });
  const askForAgent = () => {
    support.navigation.go({ name: "chat" });
    const status = support.chat.view.value?.status;
    if (status !== "queued" && status !== "assigned") void support.chat.requestAgent();
  };
  return (
    <section>
      <h2 class="section-title">{t("home.contacts")}</h2>
      <div class="rows">
        <button type="button" class="contact" onClick={askForAgent}>
          <Icon name="agent" />
          <span>
            {t("contact.agent")}
            <small>{hours || t("contact.anytime")}</small>
          </span>
        </button>
        {hotline && (
          <Contact
            icon="phone"
            label={t("contact.hotline")}
            value={hotline}
            href={`tel:${hotline.replace(/[^\d+]/g, "")}`}
          />
        )}
        {email && (
          <Contact icon="mail" label={t("contact.email")} value={email} href={`mailto:${email}`} />
        )}
      </div>
      <p class="safety">
        <Icon name="shield" />
        {t("panel.safety")}
      </p>
    </section>
  );
}

function Contact(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly value: string;
  readonly href: string;
}): JSX.Element {
  return (
    <a class="contact" href={props.href}>
      <Icon name={props.icon} />
      <span>
        {props.label}
        <small>{props.value}</small>
      </span>
    </a>
  );
}

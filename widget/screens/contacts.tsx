import type { JSX } from "preact";
import { useSurroundings } from "../context.ts";
import { Icon } from "../kit/icons.tsx";

/** The ways to reach people, with their hours, and what these people will never ask for. */
export function Contacts(): JSX.Element {
  const { support, t } = useSurroundings();
  const { hotline, email, serviceHours } = support.session.value?.features.contacts ?? {};
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
          <a class="contact" href={`tel:${hotline.replace(/[^\d+]/g, "")}`}>
            <Icon name="phone" />
            <span>
              {t("contact.hotline")}
              <small>{hotline}</small>
            </span>
          </a>
        )}
        {email && (
          <a class="contact" href={`mailto:${email}`}>
            <Icon name="mail" />
            <span>
              {t("contact.email")}
              <small>{email}</small>
            </span>
          </a>
        )}
      </div>
      <p class="safety">
        <Icon name="shield" />
        {t("safety")}
      </p>
    </section>
  );
}

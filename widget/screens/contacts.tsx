import type { ComponentChildren, JSX } from "preact";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { phoneIcon, shieldIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import { categoryIcon, mailIcon } from "./home-icons.ts";
import { useAgentsNow, useDeskHours } from "./use-desk-hours.ts";

/** How to reach people and when, and what they will never ask for. */
export function Contacts({ onAskForAgent }: { readonly onAskForAgent: () => void }): JSX.Element {
  const { support, t } = useWidgetContext();
  const { hotline, email, serviceHours, privacyNotice, privacyUrl } = support.contacts.value;
  const agents = useAgentsNow();
  const now = useDeskHours();
  const hours = serviceHours && <Hours said={serviceHours} now={now} />;
  return (
    <section>
      <h2 class="section-title">{t("home.contacts")}</h2>
      <div class="rows">
        <button type="button" class="row-button contact" onClick={onAskForAgent}>
          <Icon name="agent" />
          <span>
            {t("contact.agent")}
            {(serviceHours || agents) && (
              <small>
                <Hours said={serviceHours} now={agents} />
              </small>
            )}
            {!(agents && support.staffed.value) && <small>{t("contact.anytime")}</small>}
          </span>
          <Icon name="next" />
        </button>
        {hotline && (
          <Contact
            icon={<Strokes paths={[phoneIcon]} />}
            href={`tel:${hotline.replace(/[^\d+]/g, "")}`}
          >
            {hotline}
            <small>
              {/* Whose number it is, the icon says. */}
              <span class={hours ? "hidden" : undefined}>{t("contact.hotline")} </span>
              {hours}
            </small>
          </Contact>
        )}
        {email && (
          <Contact icon={<Strokes paths={[mailIcon]} />} href={`mailto:${email}`}>
            {email}
            <small>{t("contact.email")}</small>
          </Contact>
        )}
        <button
          type="button"
          class="row-button contact"
          onClick={() => {
            support.chat.send(t("contact.official"));
            support.navigation.go({ name: "chat" });
          }}
        >
          <Strokes paths={[shieldIcon]} />
          <span>{t("contact.official")}</span>
          <Icon name="next" />
        </button>
        <button
          type="button"
          class="row-button contact"
          onClick={() => support.navigation.go({ name: "tickets" })}
        >
          <Strokes paths={[categoryIcon("complaints")]} />
          <span>
            {t("home.complaints")}
            <small>{t("home.complaintsLead")}</small>
          </span>
          <Icon name="next" />
        </button>
      </div>
      <p class="foot-note">{t("panel.safety")}</p>
      {privacyNotice && (
        <p class="foot-note">
          {privacyUrl ? (
            <a href={privacyUrl} target="_blank" rel="noopener noreferrer">
              {privacyNotice}
            </a>
          ) : (
            privacyNotice
          )}
        </p>
      )}
    </section>
  );
}

interface HoursProps {
  readonly said: string | undefined;
  readonly now: string | undefined;
}

function Hours({ said, now }: HoursProps): JSX.Element {
  return (
    <>
      {said}
      {/* A word joiner: the dot begins no line. */}
      {said && now && "\u2060"}
      {said && now && <i class="sep" />}
      {now}
    </>
  );
}

interface ContactProps {
  readonly icon: JSX.Element;
  readonly href: string;
  readonly children: ComponentChildren;
}

function Contact({ icon, href, children }: ContactProps): JSX.Element {
  return (
    <a class="row-button contact" href={href}>
      {icon}
      <span>{children}</span>
      <Icon name="next" />
    </a>
  );
}

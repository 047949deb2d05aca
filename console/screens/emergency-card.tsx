import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { Emergency, EmergencyGuide, Freeze } from "../../protocol/emergency.ts";
import { Strokes } from "../../ui/icons.tsx";
import { checkIcon } from "../../ui/part-icons.ts";
import { clockStamp, timeStamp } from "../../ui/times.ts";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { CustomerSection } from "./customer-parts.tsx";
import { useTranslation } from "./translation.ts";
import "./emergency-card.css";

interface EmergencyCardProps {
  readonly view: AgentConversation;
  readonly emergency: Emergency;
  readonly guides: readonly EmergencyGuide[];
  readonly now: number;
}

/** What the customer has done by themselves, and when; what the wallet has frozen; since when it goes on. */
export function EmergencyCard({ view, emergency, guides, now }: EmergencyCardProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { kind, startedAt, done, freeze, ticket, transaction } = emergency;
  const guide = guides.find((one) => one.kind === kind);
  const clock = waitText(secondsSince(startedAt, now), translation);
  return (
    <CustomerSection
      title={t("emergency.title", { name: guide?.name ?? kind })}
      note={
        view.status === "resolved"
          ? clockStamp(startedAt)
          : t("emergency.since", { time: clockStamp(startedAt), wait: clock })
      }
    >
      <FreezeLine freeze={freeze} />
      {transaction && (
        <>
          <p class="muted">{t("emergency.notMade")}</p>
          <TransactionCard about={{ transaction }} locale={locale} />
        </>
      )}
      <ol class="emergency-steps">
        {(guide?.steps ?? []).map(({ id, title }) => {
          const at = done.find(({ step }) => step === id)?.at;
          return (
            <li key={id} data-done={at !== undefined}>
              <i aria-hidden="true">{at !== undefined && <Strokes paths={[checkIcon]} />}</i>
              <span>{title}</span>
              {at === undefined ? (
                <span class="muted">{t("emergency.open")}</span>
              ) : (
                <time dateTime={at}>{clockStamp(at)}</time>
              )}
            </li>
          );
        })}
      </ol>
      {ticket !== undefined && <p class="muted">{t("emergency.ticket", { number: ticket })}</p>}
    </CustomerSection>
  );
}

function FreezeLine({ freeze }: { readonly freeze: Freeze | undefined }): JSX.Element {
  const { t, locale } = useTranslation();
  if (!freeze) return <p class="emergency-freeze open">{t("emergency.notFrozen")}</p>;
  const { state, at, reference, message, parts = [], last } = freeze;
  const open = parts.filter((part) => !part.frozen);
  return (
    <div>
      <p class={state === "frozen" ? "emergency-freeze" : "emergency-freeze open"}>
        {t(`freeze.${state}`, { time: timeStamp(at, new Date(), locale) })}
      </p>
      {open.map(({ title, note }) => (
        <p key={title} class="muted">
          {[title, note].filter(Boolean).join("：")}
        </p>
      ))}
      {message && <p class="muted">{message}</p>}
      {reference && <p class="muted">{t("freeze.reference", { reference })}</p>}
      {last && <FreezeLine freeze={last} />}
    </div>
  );
}

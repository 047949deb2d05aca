import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import { transactionTexts } from "../../ui/transaction-texts.ts";
import { type ShownTransaction, shownTransactions } from "../models/shown-transactions.ts";
import { CustomerSection, Tried } from "./customer-parts.tsx";
import { Movement } from "./movement.tsx";
import { useTranslation } from "./translation.ts";

interface AboutProps {
  readonly view: AgentConversation;
  readonly now: number;
}

/** What the conversation is about: transactions that were chosen, and questions that the assistant has tried to answer. */
export function WhatWasAsked({ view, now }: AboutProps): JSX.Element {
  const { t } = useTranslation();
  const chosen = shownTransactions(view.messages);
  return (
    <>
      {chosen.length > 0 && (
        <CustomerSection title={t("chosen.title")}>
          <ul class="movements">
            {chosen.map((one) => (
              <li key={one.id} class="movement">
                <Chosen chosen={one} now={now} />
              </li>
            ))}
          </ul>
        </CustomerSection>
      )}
      {(chosen.length === 0 || view.tried.length > 0) && (
        <CustomerSection title={t("tried.title")}>
          <Tried tried={view.tried} />
        </CustomerSection>
      )}
    </>
  );
}

function Chosen({
  chosen: { id, about, answer },
  now,
}: {
  readonly chosen: ShownTransaction;
  readonly now: number;
}): JSX.Element {
  const { t, locale } = useTranslation();
  const text = transactionTexts(locale);
  return (
    <>
      {about.transaction ? (
        <Movement transaction={about.transaction} now={now} />
      ) : (
        <>
          <span class="movement-line">
            <span class="cut">{id}</span>
          </span>
          <span class="muted">{text(`missing.${about.missing.why}`)}</span>
        </>
      )}
      {answer && <span class="muted">{t("chosen.answered", { title: answer.title })}</span>}
    </>
  );
}

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { ticketLimits } from "../../../protocol/limits.ts";
import { fromLocalTime, toLocalTime } from "../../../ui/local-time.ts";
import { dayStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { TransactionPicker } from "../transactions/picker.tsx";
import { useTransaction } from "../use-transaction.ts";
import { AddEvidence, useEvidence } from "./add-evidence.tsx";
import { type ComplaintDraft, complaintPlace, timeWith } from "./complaint-draft.ts";
import { useTicketTexts } from "./texts.ts";
import { inWords, keptWords } from "./transaction-words.ts";

export const stepNames = ["topic", "story", "transaction", "demand", "check"] as const;
export type StepName = (typeof stepNames)[number];

interface StepProps {
  readonly draft: ComplaintDraft;
  readonly onChange: (parts: Partial<ComplaintDraft>) => void;
}

export function ComplaintStep({
  name,
  ...props
}: StepProps & { readonly name: StepName }): JSX.Element {
  const { locale } = useWidgetContext();
  switch (name) {
    case "topic":
      return <Topic {...props} />;
    case "story":
      return <Story {...props} />;
    case "transaction":
      return (
        <TransactionPicker
          chosen={props.draft.transactionId}
          onChoose={(transaction) => {
            const { id, at } = transaction;
            props.onChange({
              transactionId: id,
              transactionWords: inWords(transaction, locale),
              happenedAt: timeWith(props.draft, toLocalTime(at)),
            });
          }}
        />
      );
    case "demand":
      return (
        <>
          <Demand {...props} />
          <Contact {...props} />
        </>
      );
    case "check":
      return <Check {...props} />;
  }
}

/** The editors' categories; without them what it is about is said in the next step. */
function Topic({ draft, onChange }: StepProps): JSX.Element {
  const { catalogue, load } = useWidgetContext().support.faq;
  const text = useTicketTexts();
  useEffect(() => {
    if (catalogue.peek() === undefined) void load();
  }, []);
  const known = catalogue.value;
  const titles =
    known === undefined || known === "failed" ? [] : known.categories.map(({ title }) => title);
  return (
    <Options
      name="topic"
      options={[...titles, text("topicOther")]}
      chosen={draft.topic}
      onChoose={(topic) => onChange({ topic })}
    />
  );
}

function Story({ draft, onChange }: StepProps): JSX.Element {
  const text = useTicketTexts();
  return (
    <>
      <label class="ticket-field">
        <span class="hidden">{text("storyLabel")}</span>
        <textarea
          rows={7}
          maxLength={ticketLimits.textLength}
          value={draft.description}
          onInput={({ currentTarget }) => onChange({ description: currentTarget.value })}
        />
      </label>
      <label class="ticket-field">
        {text("happenedLabel")}
        <input
          type="datetime-local"
          max={toLocalTime(Date.now())}
          value={draft.happenedAt}
          onInput={({ currentTarget }) =>
            onChange({ happenedAt: currentTarget.value, isOwnTime: currentTarget.value !== "" })
          }
        />
      </label>
      <AddEvidence place={complaintPlace} />
    </>
  );
}

const demands = ["refund", "arrive", "explain", "apology", "other"] as const;

function Demand({ draft, onChange }: StepProps): JSX.Element {
  const text = useTicketTexts();
  return (
    <Options
      name="demand"
      options={demands.map((demand) => text(`demand.${demand}`))}
      chosen={draft.demand}
      onChoose={(demand) => onChange({ demand })}
    />
  );
}

function Contact({ draft, onChange }: StepProps): JSX.Element {
  const { session } = useWidgetContext().support;
  const text = useTicketTexts();
  const sendsMail = session.value?.features.mail === true;
  return (
    <label class="ticket-field">
      {text("contactTitle")}
      <small>{text(sendsMail ? "contactLeadMail" : "contactLead")}</small>
      <input
        type="text"
        inputMode="email"
        autocomplete="email"
        placeholder={text("contactLabel")}
        maxLength={ticketLimits.contactLength}
        value={draft.contact}
        onInput={({ currentTarget }) => onChange({ contact: currentTarget.value })}
      />
    </label>
  );
}

function Check({ draft }: StepProps): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const evidence = useEvidence(complaintPlace);
  const about = useTransaction(draft.transactionId);
  const happenedAt = fromLocalTime(draft.happenedAt);
  const rows = [
    [text("topicTitle"), draft.topic],
    [text("storyLabel"), draft.description],
    [text("happened"), happenedAt ? dayStamp(happenedAt, new Date(), locale) : ""],
    [text("about"), about ? inWords(about, locale) : keptWords(draft)],
    [text("evidence"), evidence.length > 0 ? text("files", { count: evidence.length }) : ""],
    [text("demand"), draft.demand],
    [text("contactTitle"), draft.contact],
  ] as const;
  return (
    <>
      <dl class="ticket-card check-list">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt class="muted small">{term}</dt>
            <dd class="said" dir="auto">
              {value === "" ? text("none") : value}
            </dd>
          </div>
        ))}
      </dl>
      {evidence.length > 0 && <AddEvidence place={complaintPlace} isFinal />}
    </>
  );
}

interface OptionsProps {
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: string;
  readonly onChoose: (option: string) => void;
}

/** One of several. A radio group, so that arrows go through it. */
function Options({ name, options, chosen, onChoose }: OptionsProps): JSX.Element {
  return (
    <div class="rows options" role="radiogroup">
      {options.map((option) => (
        <label class="row-button" key={option} data-chosen={option === chosen}>
          <span>{option}</span>
          <input
            type="radio"
            name={name}
            checked={option === chosen}
            onChange={() => onChoose(option)}
          />
        </label>
      ))}
    </div>
  );
}

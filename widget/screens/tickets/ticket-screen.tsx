import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { lastFreeze } from "../../../protocol/last-freeze.ts";
import type { Ticket } from "../../../protocol/ticket.ts";
import { ticketTitle } from "../../../protocol/ticket-title.ts";
import { dayStamp, timeStamp } from "../../../ui/times.ts";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { useWidgetContext } from "../../context.ts";
import type { OtherBodiesProps } from "../../outside/other-bodies.tsx";
import { Failed } from "../failed.tsx";
import { Gone } from "../gone.tsx";
import { lazy } from "../lazy.tsx";
import { SkeletonRows } from "../rows.tsx";
import { FollowUpCard } from "../survey/follow-up-card.tsx";
import { pickedFor } from "./add-transaction.tsx";
import { MergedInto, MergedTickets } from "./merged-tickets.tsx";
import { PromiseCard } from "./promise-card.tsx";
import { ReceiptButton } from "./receipt-button.tsx";
import { ShownEvidence } from "./shown-evidence.tsx";
import { useTicketTexts } from "./texts.ts";
import { TicketFoot } from "./ticket-foot.tsx";
import { Timeline } from "./timeline.tsx";
import { useTicket } from "./use-ticket.ts";
import { type CustomerStep, withdrawal } from "./what-changed.ts";

const LazyOtherBodies = lazy<"otherBodies", OtherBodiesProps>(
  () => import("../../outside/part.ts"),
  "otherBodies",
);

/** One complaint: what is promised, who has it, and all that was done. */
export function TicketScreen({ number }: { readonly number: string }): JSX.Element {
  const { support } = useWidgetContext();
  const text = useTicketTexts();
  const { ticket, load } = useTicket(number);
  // A transaction was picked for what is being added.
  const isPicked = support.localStore.read(pickedFor(number)) !== undefined;
  const doing = useSignal<CustomerStep>(isPicked ? "add" : "nothing");
  const shown = ticket.value;
  const moved = support.movedTickets;
  useEffect(() => {
    // It is looked at.
    if (typeof shown === "object") moved.value = moved.value.filter((one) => one !== shown.number);
  }, [shown, moved.value]);
  if (shown === "failed" || shown === "gone") {
    return (
      <div class="scroll">
        {shown === "gone" ? (
          <Gone title={text("gone")} />
        ) : (
          <Failed title={text("failed")} onRetry={() => void load()} />
        )}
      </div>
    );
  }
  if (shown === "loading") {
    return (
      <div class="scroll">
        <SkeletonRows count={4} />
      </div>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, where nothing in it can be tapped. */}
      <div class="scroll" tabIndex={0}>
        <p class="muted small">
          {number}
          <i class="sep" />
          {shown.topic}
        </p>
        <h2 class="greeting" dir="auto">
          {ticketTitle(shown)}
        </h2>
        <FollowUpCard
          ticket={shown}
          onChange={(changed) => {
            ticket.value = changed;
          }}
        />
        <MergedInto ticket={shown} />
        <PromiseCard ticket={shown} />
        <Timeline ticket={shown} />
        <AllEvidence ticket={shown} />
        {shown.outside && <LazyOtherBodies outside={shown.outside} />}
        <Story ticket={shown} />
        <About ticket={shown} />
        <MergedTickets ticket={shown} />
        {shown.may.withdraw && (
          <button
            type="button"
            class="quiet wide withdraw"
            onClick={() => {
              doing.value = "withdraw";
            }}
          >
            {text(withdrawal(shown))}
          </button>
        )}
      </div>
      <TicketFoot
        ticket={shown}
        doing={doing}
        onChange={(changed) => {
          ticket.value = changed;
        }}
        onStale={load}
      />
    </>
  );
}

function Story({ ticket }: { readonly ticket: Ticket }): JSX.Element {
  const text = useTicketTexts();
  const { locale } = useWidgetContext();
  const { description, demand, happenedAt, timeline } = ticket;
  const freeze = lastFreeze(timeline);
  return (
    <section>
      <h2 class="section-title">{text("complaint")}</h2>
      <div class="ticket-card">
        <p class="said" dir="auto">
          {description}
        </p>
        {freeze && (
          <p class={freeze.kind === "frozen" ? "ticket-line" : "ticket-line late"}>
            <b>{text(freeze.kind)}</b>
            <time dateTime={freeze.at}>{timeStamp(freeze.at, new Date(), locale)}</time>
          </p>
        )}
        {happenedAt && (
          <p class="muted small">
            {text("happened")}
            <i class="sep" />
            <time dateTime={happenedAt}>{dayStamp(happenedAt, new Date(), locale)}</time>
          </p>
        )}
        {demand && (
          <p class="muted small">
            {text("demand")}
            <i class="sep" />
            {demand}
          </p>
        )}
      </div>
    </section>
  );
}

/** The transaction, as the wallet told it when the complaint was filed. */
function About({
  ticket: { transaction, transactionUnchanged: isUnchanged, missingTransaction: missing },
}: {
  readonly ticket: Ticket;
}) {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  if (!transaction && !missing) return null;
  return (
    <section>
      <h2 class="section-title">{text("about")}</h2>
      {transaction && (
        <TransactionCard about={{ transaction }} isUnchanged={isUnchanged} locale={locale} />
      )}
      {missing && <TransactionCard about={{ missing }} locale={locale} />}
    </section>
  );
}

/** What proves it: what was shown to us, and the file to keep of it all. */
function AllEvidence({ ticket }: { readonly ticket: Ticket }) {
  const { attachments } = ticket;
  const text = useTicketTexts();
  const isShown = attachments.length > 0;
  return (
    <section class="all-evidence">
      <div class="section-head">
        {isShown && <h2 class="section-title">{text("evidence")}</h2>}
        <ReceiptButton ticket={ticket} />
      </div>
      {isShown && <ShownEvidence attachments={attachments} />}
    </section>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { asRefusal } from "../../ui/refusal.ts";
import { saveTicketReceipt } from "../models/kept-pages.ts";
import { hashOf } from "../models/place.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** What is seldom wanted. A popover: it closes on Escape and on a click outside. */
export function TicketMore({ ticket, model }: Omit<TicketPaneProps, "now">): JSX.Element {
  const { t } = useTranslation();
  const isCopied = useSignal(false);
  const failed = useSignal(false);
  const save = async () => {
    failed.value = false;
    try {
      await saveTicketReceipt(model.call, ticket);
    } catch (error) {
      asRefusal(error);
      failed.value = true;
    }
  };
  const copy = async () => {
    const hash = hashOf({ page: "tickets", ticket: ticket.number });
    await navigator.clipboard.writeText(new URL(hash, location.href).href);
    isCopied.value = true;
  };
  return (
    <>
      <button
        type="button"
        class="icon-button"
        popovertarget="ticket-more"
        aria-label={t("ticket.more")}
        title={t("ticket.more")}
      >
        <ConsoleIcon name="dots" />
      </button>
      <section id="ticket-more" class="ticket-more" popover="auto" aria-label={t("ticket.more")}>
        <button type="button" class="ticket-more-item" onClick={() => void save()}>
          <ConsoleIcon name="download" />
          {t("ticket.receipt")}
        </button>
        <button type="button" class="ticket-more-item" onClick={() => void copy()}>
          <ConsoleIcon name="link" />
          {t(isCopied.value ? "ticket.linkCopied" : "ticket.copyLink")}
        </button>
        {failed.value && (
          <p class="problem" role="status">
            {t("download.failed")}
          </p>
        )}
      </section>
    </>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Ticket } from "../../../protocol/ticket.ts";
import { Icon } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import { useTicketTexts } from "./texts.ts";

/** The ticket as a file of the customer's own. What makes it is loaded when it is wanted. */
export function ReceiptButton({ ticket }: { readonly ticket: Ticket }): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = useTicketTexts();
  const failed = useSignal(false);
  const download = async () => {
    failed.value = false;
    try {
      const { saveReceipt } = await import("../../receipt/save-receipt.ts");
      const { call } = support.connection;
      await saveReceipt({ ticket, call, locale, server: support.server });
    } catch {
      failed.value = true;
    }
  };
  return (
    <>
      {failed.value && (
        <p class="failed-part" role="status">
          {text("receiptFailed")}
        </p>
      )}
      <button type="button" class="more receipt" onClick={() => void download()}>
        {text("receipt")}
        <Icon name="next" />
      </button>
    </>
  );
}

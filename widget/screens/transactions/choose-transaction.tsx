import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { transactionTexts } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";
import { pickedFor } from "../tickets/add-transaction.tsx";
import { TransactionPicker } from "./picker.tsx";
import { PickerChecked } from "./picker-checked.tsx";

/** What is chosen stands beside the field of the ticket, or of the chat, and is sent with the next words. */
export function ChooseTransaction({ ticket }: { readonly ticket?: string }): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = transactionTexts(locale);
  const chosen = useSignal("");
  const choose = () => {
    if (ticket !== undefined) {
      support.localStore.write(pickedFor(ticket), chosen.value);
      return support.navigation.back();
    }
    support.chat.about.value = chosen.value;
    support.navigation.go({ name: "chat" });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, where nothing in it can be tapped. */}
      <div class="scroll" tabIndex={0}>
        <TransactionPicker
          chosen={chosen.value}
          onChoose={({ id }) => {
            chosen.value = id;
          }}
        />
      </div>
      <div class="ticket-foot">
        <p class="picker-foot">
          <PickerChecked />
        </p>
        <button type="button" class="primary wide" disabled={chosen.value === ""} onClick={choose}>
          {text("choose")}
        </button>
      </div>
    </>
  );
}

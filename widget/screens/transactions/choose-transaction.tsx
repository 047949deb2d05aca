import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { transactionTexts } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";
import { TransactionPicker } from "./picker.tsx";

/** From the chat: what is chosen stands over the field, and is sent with the next message. */
export function ChooseTransaction(): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = transactionTexts(locale);
  const chosen = useSignal("");
  const choose = () => {
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
        <button type="button" class="primary wide" disabled={chosen.value === ""} onClick={choose}>
          {text("choose")}
        </button>
      </div>
    </>
  );
}

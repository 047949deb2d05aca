import type { JSX } from "preact";
import { Strokes } from "../../../ui/icons.tsx";
import { shieldIcon } from "../../../ui/part-icons.ts";
import { transactionTexts } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";

/** Below the list: whom its lines come from. */
export function PickerChecked(): JSX.Element {
  const { locale } = useWidgetContext();
  return (
    <span class="picker-checked">
      <Strokes paths={[shieldIcon]} />
      {transactionTexts(locale)("checked")}
    </span>
  );
}

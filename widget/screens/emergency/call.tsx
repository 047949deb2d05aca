import type { JSX } from "preact";
import { Strokes } from "../../../ui/icons.tsx";
import { phoneIcon } from "../../../ui/part-icons.ts";
import { useWidgetContext } from "../../context.ts";
import { useHotlineNow } from "./hotline-now.ts";
import { useEmergencyTexts } from "./texts.ts";

/** What stands there: the number to call. */
export function CallButton({ number }: { readonly number: string }): JSX.Element {
  const text = useEmergencyTexts();
  return (
    <a class="danger" href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      <Strokes paths={[phoneIcon]} />
      {text("callNumber", { number })}
    </a>
  );
}

/** Where somebody answers now, the number; else from when on somebody does. */
export function CallNow(): JSX.Element | null {
  const text = useEmergencyTexts();
  const { support } = useWidgetContext();
  const { number, opens } = useHotlineNow();
  if (number) return <CallButton number={number} />;
  if (!support.contacts.value.hotline) return null;
  return (
    <p class="small lane-opens">
      {opens ? text("hotlineOpens", { time: opens }) : text("hotlineClosed")}
    </p>
  );
}

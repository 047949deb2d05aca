import type { JSX } from "preact";
import { useWidgetContext } from "../../context.ts";
import { TicketCard } from "../ticket-card.tsx";
import type { LaneProps } from "./lane-props.ts";
import { useEmergencyTexts } from "./texts.ts";

/** Once something is secured: what to look out for, and who looks after it. */
export function Aftermath({ lane, guide }: LaneProps): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useEmergencyTexts();
  const { freeze, done = [], ticket } = lane.emergency.value ?? {};
  const isOver = support.chat.view.value?.status === "resolved";
  if (freeze === undefined && ticket === undefined && !(isOver && done.length > 0)) return null;
  return (
    <>
      {guide.watch.length > 0 && (
        <section>
          <h3 class="section-title">{text("watch")}</h3>
          <ul class="lane-card lane-watch">
            {guide.watch.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {ticket && (
        <section>
          <h3 class="section-title">{text("ticket")}</h3>
          <TicketCard number={ticket} />
        </section>
      )}
    </>
  );
}

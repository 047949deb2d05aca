import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import { late } from "./lazy.tsx";
import { useUnsentEmergency } from "./use-unsent-emergency.ts";

const LazyLaneButton = late("laneButton");

/** Over the conversation, so that it is in view whatever is said below: the way to the steps of the emergency that was heard. */
export function EmergencyWay(): JSX.Element | null {
  const view = useWidgetContext().support.chat.view.value;
  const unsent = useUnsentEmergency();
  const { kind, done, freeze } = view?.emergency ?? {};
  // Who waits goes on with the steps; whoever is helped and has begun knows the way.
  const isBegun = freeze || done?.length;
  const isDue = view?.status !== "resolved" && !(view?.status === "assigned" && isBegun);
  const way = kind ? isDue && kind : unsent;
  return way ? (
    <div class="way">
      <LazyLaneButton kind={way} />
    </div>
  ) : null;
}

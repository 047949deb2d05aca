import type { JSX } from "preact";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { categoryIcon } from "./home-icons.ts";

/** A ticket in the conversation in which it was filed: the way to it. */
export function TicketCard({ number }: { readonly number: string }): JSX.Element {
  const { support, t } = useWidgetContext();
  const heading = t("home.ticket");
  return (
    <div class="bubble rows">
      <button
        type="button"
        class="row-button"
        onClick={() => support.navigation.go({ name: "ticket", number })}
      >
        <Strokes paths={[categoryIcon("complaints")]} />
        <span>
          {heading}
          <small>{number}</small>
        </span>
        <Icon name="next" />
      </button>
    </div>
  );
}

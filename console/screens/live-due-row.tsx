import type { JSX } from "preact";
import type { LiveDue } from "../../protocol/live.ts";
import { calledBy } from "../models/customer-name.ts";
import { dueBetween } from "../models/due.ts";
import type { Translation } from "../models/texts.ts";
import { waitText } from "../models/times.ts";
import { DueRing } from "./due-ring.tsx";
import { useTranslation } from "./translation.ts";

interface LiveDueRowProps {
  readonly due: LiveDue;
  readonly now: number;
  readonly isReached: boolean;
  readonly onReach: () => void;
  readonly onOpen: () => void;
}

/** Whose it is, in their own words, how near it is, and who has it. */
export function LiveDueRow(props: LiveDueRowProps): JSX.Element {
  const { due, now } = props;
  const translation = useTranslation();
  const { t } = translation;
  const { left, share, tone } = dueBetween(due, now);
  const nobody = t(due.kind === "wait" ? "live.inLine" : "live.unowned");
  return (
    <li>
      <button
        type="button"
        class="live-due-row"
        data-reached={props.isReached}
        onFocus={props.onReach}
        onClick={props.onOpen}
      >
        <span class="live-ring" data-tone={tone}>
          <DueRing share={share} />
        </span>
        <span class="live-due-line">
          <span class="cut">
            {calledBy(due.customer, t)}
            {due.kind === "ticket" && ` ${due.number}`}
          </span>
          <span class="live-left" data-tone={tone}>
            {leftText(left, translation)}
          </span>
        </span>
        <span class="live-due-line muted">
          <span class="cut">{due.words}</span>
          <span class="live-owner">{due.owner?.name ?? nobody}</span>
        </span>
      </button>
    </li>
  );
}

function leftText(left: number, translation: Translation): string {
  const time = waitText(Math.abs(left), translation);
  if (left > 0) return time;
  return left > -60 ? translation.t("live.justOver") : translation.t("live.over", { time });
}

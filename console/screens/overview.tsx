import type { JSX } from "preact";
import { isOffDuty } from "../models/duty.ts";
import { waitText } from "../models/times.ts";
import { queueIn, secondsSince } from "../models/waiting.ts";
import type { DeskProps } from "./desk-props.ts";
import { KeyTable } from "./key-table.tsx";
import { useTranslation } from "./translation.ts";
import "./overview.css";

const firstKeys = ["take", "next", "open", "articles", "resolve", "help"] as const;

/** Shown while no conversation is open: the state of the queue, and the first keys to know. */
export function Overview({ model, root }: DeskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const shown = queueIn(model.lists.rows.value);
  const { oldest } = shown;
  // Not all of a long queue is in the list.
  const length = Math.max(shown.length, model.desk.value?.queueLength ?? 0);
  const wait =
    oldest === undefined ? "" : waitText(secondsSince(oldest, root.clock.value), translation);
  return (
    <div class="overview">
      <h1>{length > 0 ? t("overview.waiting", { count: length }) : t("overview.quiet")}</h1>
      <p class="muted">
        {isOffDuty(model)
          ? t("overview.off")
          : length > 0
            ? t("overview.oldest", { wait })
            : t("overview.hint")}
      </p>
      <KeyTable commands={firstKeys} />
    </div>
  );
}

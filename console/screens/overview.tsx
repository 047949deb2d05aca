import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { requestAsAgent } from "../models/admin-request.ts";
import { isOffDuty } from "../models/duty.ts";
import { labelOf } from "../models/keyboard.ts";
import { createOwnDay } from "../models/own-day.ts";
import { waitText } from "../models/times.ts";
import { queueIn, secondsSince } from "../models/waiting.ts";
import type { DeskProps } from "./desk-props.ts";
import { KeyTable } from "./key-table.tsx";
import { OverviewFigures } from "./overview-figures.tsx";
import { OverviewTasks } from "./overview-tasks.tsx";
import { useTranslation } from "./translation.ts";
import "./overview.css";

/** With the palette, which is no command of the desk. */
const firstKeys = [
  "take",
  "next",
  "previous",
  "open",
  "articles",
  "note",
  "resolve",
  "palette",
  "help",
] as const;

const keyOf = (key: (typeof firstKeys)[number]): string =>
  key === "palette" ? "Ctrl K" : labelOf(key);

/** Shown while no conversation is open: the state of the queue, and the first keys to know. */
export function Overview({ model, root }: DeskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const day = useMemo(() => createOwnDay(requestAsAgent), []);
  useEffect(() => void day.load(), [day]);
  const shown = queueIn(model.lists.rows.value);
  const { oldest } = shown;
  // Not all of a long queue is in the list.
  const length = Math.max(shown.length, model.desk.value?.queueLength ?? 0);
  const wait =
    oldest === undefined ? "" : waitText(secondsSince(oldest, root.clock.value), translation);
  return (
    <div class="overview">
      <Pocket done={length === 0} />
      <h1>{length > 0 ? t("overview.waiting", { count: length }) : t("overview.quiet")}</h1>
      <p class="muted">
        {isOffDuty(model)
          ? t("overview.off")
          : length > 0
            ? t("overview.oldest", { wait })
            : t(root.settings.sound.value ? "overview.sounds" : "overview.hint")}
      </p>
      <OverviewFigures figures={day.figures.value} />
      <OverviewTasks model={model} again={day.figures.value?.wroteAgain ?? []} />
      <KeyTable keys={firstKeys.map((one) => [keyOf(one), t(`overview.key.${one}`)] as const)} />
    </div>
  );
}

/** The mark as a drawing; with a tick where nobody waits. */
const Pocket = ({ done }: { readonly done: boolean }): JSX.Element => (
  <svg class="overview-mark" viewBox="0 0 48 48" aria-hidden="true">
    <path d="M1 1h46v22a23 23 0 0 1-46 0Z" />
    <path d="M1 8c5 6 13 9 23 9s18-3 23-9" />
    {done && <path d="m18 29 4.500 4.500 8.500-9" class="overview-tick" />}
  </svg>
);

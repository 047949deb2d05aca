import type { JSX } from "preact";
import { createDateFormats } from "../../protocol/date-formats.ts";
import type { LiveModel } from "../models/live.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { MemoDraft } from "./memo-draft.ts";
import { useTranslation } from "./translation.ts";
import "./segments.css";

const weekday = createDateFormats({ weekday: "short" });
const hourAndMinute = createDateFormats({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

interface LiveHeadProps {
  readonly live: LiveModel;
  readonly write: (memo: MemoDraft) => void;
}

/** What time it is at the desk, whose figures they are, and a message to everybody. */
export function LiveHead({ live, write }: LiveHeadProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { timeZone, teams = [] } = live.desk.value ?? {};
  const time = [weekday, hourAndMinute]
    .map((format) => format(locale, timeZone).format(live.now.value))
    .join(" ");
  const chosen = live.team.value;
  return (
    <header class="live-head">
      <h1>{t("rail.live")}</h1>
      <span class="live-time" data-stale={live.failed.value} role="status">
        {t(live.failed.value ? "live.stale" : "live.now", { time })}
      </span>
      {teams.length > 0 && (
        <fieldset class="segments" aria-label={t("live.teams")}>
          {[undefined, ...teams].map((team) => (
            <button
              key={team ?? ""}
              type="button"
              aria-pressed={team === chosen}
              onClick={() => void live.choose(team)}
            >
              {team ?? t("live.everyTeam")}
            </button>
          ))}
        </fieldset>
      )}
      <button type="button" class="tool live-write" onClick={() => write({})}>
        <ConsoleIcon name="bell" />
        {t("memo.toAll")}
      </button>
    </header>
  );
}

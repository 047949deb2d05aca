import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { mostCapacity } from "../../protocol/desk.ts";
import { defaultCriteria } from "../../protocol/quality.ts";
import type { QueueSettings } from "../../protocol/settings.ts";
import {
  createDeskSettingsModel,
  type DeskSettingsModel,
  wordsIn,
} from "../models/desk-settings.ts";
import { wrongSettingText } from "../models/setting-texts.ts";
import type { Translation } from "../models/texts.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { BrandCard } from "./settings-brand.tsx";
import { HoursCard } from "./settings-hours.tsx";
import { CriteriaCard } from "./settings-quality.tsx";
import { SharedRepliesCard } from "./settings-replies.tsx";
import { noReports, ReportsCard } from "./settings-reports.tsx";
import { SettingsSectionCard } from "./settings-section.tsx";
import { SurveysCard } from "./settings-surveys.tsx";
import { TagsCard } from "./settings-tags.tsx";
import { TeamsCard } from "./settings-teams.tsx";
import { TicketsCard } from "./settings-tickets.tsx";
import { useTranslation } from "./translation.ts";

/** For administrators: how the desk works. */
export function SettingsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const settings = useMemo(() => createDeskSettingsModel(), []);
  useEffect(() => void settings.load(), [settings]);
  const view = settings.view.value;
  const problem = settings.problem.value;
  return (
    <CardPage title={t("desk.settings")}>
      {problem !== null && (
        <p class="problem" role="alert">
          {problemText(settings, t)}
        </p>
      )}
      {view && (
        <QueueCard settings={settings} queue={{ ...view.files.queue, ...view.settings.queue }} />
      )}
      {view && <TeamsCard settings={settings} teams={view.settings.teams ?? view.files.teams} />}
      {view && (
        <TicketsCard
          settings={settings}
          tickets={view.settings.tickets ?? view.files.tickets}
          now={root.clock.peek()}
        />
      )}
      {view && (
        <SurveysCard
          settings={settings}
          surveys={view.settings.surveys ?? { periodicPercent: 0 }}
        />
      )}
      {view && <ReportsCard settings={settings} reports={view.settings.reports ?? noReports} />}
      {view && <HoursCard settings={settings} hours={view.settings.hours ?? view.files.hours} />}
      {view && <BrandCard settings={settings} brand={view.settings.brand ?? view.files.brand} />}
      <SharedRepliesCard model={model} />
      {view && <TagsCard settings={settings} tags={view.settings.tags ?? []} />}
      {view && (
        <CriteriaCard
          settings={settings}
          criteria={view.settings.quality?.criteria ?? defaultCriteria}
        />
      )}
    </CardPage>
  );
}

function problemText({ problem, wrong }: DeskSettingsModel, t: Translation["t"]): string {
  if (wrong.value !== null) return wrongSettingText(wrong.value, t);
  const code = problem.value ?? "invalid";
  return t(code === "invalid" ? "desk.invalid" : `refused.${code}`);
}

interface QueueCardProps {
  readonly settings: DeskSettingsModel;
  readonly queue: QueueSettings;
}

/** With the least and the most that each may be, in the unit of its field, and what one of these is in the settings. */
const numbers = [
  ["firstReplySeconds", "desk.firstReply", 1, 120, 60],
  ["nextReplySeconds", "desk.nextReply", 1, 120, 60],
  ["waitTargetSeconds", "desk.waitTarget", 3, 240, 60],
  ["headStartSeconds", "desk.headStart", 5, 480, 60],
  ["knownAgentSeconds", "desk.knownAgent", 0, 60, 60],
  ["vanishSeconds", "desk.vanish", 20, 600, 1],
  ["awayAfterSeconds", "desk.awayAfter", 5, 600, 1],
  ["capacity", "desk.capacity", 1, mostCapacity, 1],
] as const;

function QueueCard({ settings, queue }: QueueCardProps): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void settings.save("queue", {
      assignment: form.get("assignment"),
      ...Object.fromEntries(
        numbers.map(([name, , , , unit]) => [name, Math.round(Number(form.get(name)) * unit)]),
      ),
      raisedTiers: wordsIn(String(form.get("raisedTiers"))),
      urgentTopics: wordsIn(String(form.get("urgentTopics"))),
    });
  };
  return (
    <SettingsSectionCard settings={settings} section="queue" file="queue.yml">
      <form class="settings-grid" onSubmit={handleSubmit} key={JSON.stringify(queue)}>
        <label class="field">
          <span>{t("desk.assignment")}</span>
          <select name="assignment" defaultValue={queue.assignment}>
            {(["manual", "automatic"] as const).map((one) => (
              <option key={one} value={one} selected={one === queue.assignment}>
                {t(`desk.assignment.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {numbers.map(([name, text, min, max, unit]) => (
          <label key={name} class="field">
            <span>{t(text)}</span>
            <input
              name={name}
              type="number"
              min={min}
              max={max}
              step={unit === 1 ? 1 : "any"}
              required
              defaultValue={String((queue[name] ?? min * unit) / unit)}
            />
          </label>
        ))}
        {(["raisedTiers", "urgentTopics"] as const).map((name) => (
          <label key={name} class="field">
            <span>{t(`desk.${name}`)}</span>
            <input name={name} defaultValue={queue[name]?.join(", ") ?? ""} />
          </label>
        ))}
        <button type="submit" class="primary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}

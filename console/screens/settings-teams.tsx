import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { locales } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { TeamSettings } from "../../protocol/settings.ts";
import { type DeskSettingsModel, emptyTeam, wordsIn } from "../models/desk-settings.ts";
import { hoursIn, type WrongHours } from "../models/hours-form.ts";
import { HoursFields } from "./hours-fields.tsx";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

const assignments = ["manual", "automatic"] as const;

interface TeamsCardProps {
  readonly settings: DeskSettingsModel;
  readonly teams: readonly TeamSettings[];
}

/** The first team that a customer fits is theirs, so they have an order. */
export function TeamsCard({ settings, teams }: TeamsCardProps): JSX.Element {
  const { t } = useTranslation();
  const [added, setAdded] = useState(0);
  const [wrong, setWrong] = useState<{ readonly index: number; readonly where: WrongHours }>();
  const shown = [...teams, ...Array.from({ length: added }, () => emptyTeam)];
  const save = async (wanted: readonly TeamSettings[]) => {
    await settings.save("teams", wanted);
    // What was refused stays as it was typed.
    if (settings.problem.peek() === null) setAdded(0);
  };
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const own = shown.map((_, index) =>
      form.get(`ownHours${index}`) === null ? undefined : hoursIn(form, `${index} `),
    );
    const index = own.findIndex((read) => read && "wrong" in read);
    const bad = own[index];
    setWrong(bad && "wrong" in bad ? { index, where: bad.wrong } : undefined);
    if (bad) return;
    const wanted = shown.map(({ hours: _, ...team }, index) => ({
      ...team,
      ...own[index],
      assignment: assignments.find((one) => one === form.get(`assignment${index}`)),
      name: String(form.get(`name${index}`)).trim(),
      members: wordsIn(String(form.get(`members${index}`))),
      topics: wordsIn(String(form.get(`topics${index}`))),
      languages: locales.filter((locale) => form.get(`${locale}${index}`) !== null),
    }));
    void save(wanted.filter(({ name }) => name !== ""));
  };
  return (
    <SettingsSectionCard settings={settings} section="teams" file="queue.yml">
      <form class="card-form" onSubmit={handleSubmit} key={JSON.stringify(teams)}>
        <p class="muted">{t("desk.teamsNote")}</p>
        {shown.map((team, index) => (
          <TeamFields
            key={`${index} ${team.name}`}
            team={team}
            index={index}
            wrong={wrong?.index === index ? wrong.where : null}
          />
        ))}
        <div class="privacy-row">
          <button type="button" class="secondary" onClick={() => setAdded(added + 1)}>
            {t("desk.addTeam")}
          </button>
          <button type="submit" class="secondary">
            {t("desk.save")}
          </button>
        </div>
      </form>
    </SettingsSectionCard>
  );
}

interface TeamFieldsProps {
  readonly team: TeamSettings;
  readonly index: number;
  readonly wrong: WrongHours | null;
}

function TeamFields({ team, index, wrong }: TeamFieldsProps): JSX.Element {
  const { t } = useTranslation();
  const [own, setOwn] = useState(team.hours !== undefined);
  return (
    <fieldset class="card-group">
      <legend>{team.name || t("desk.newTeam")}</legend>
      <div class="privacy-row">
        <label class="field">
          <span>{t("desk.teamName")}</span>
          <input name={`name${index}`} maxLength={limits.topicLength} defaultValue={team.name} />
        </label>
        <label class="field">
          <span>{t("desk.members")}</span>
          <input name={`members${index}`} defaultValue={team.members.join(", ")} />
        </label>
        <label class="field">
          <span>{t("desk.topics")}</span>
          <input name={`topics${index}`} defaultValue={team.topics.join(", ")} />
        </label>
        <label class="field">
          <span>{t("desk.assignment")}</span>
          <select name={`assignment${index}`}>
            <option value="">{t("desk.assignment.inherit")}</option>
            {assignments.map((one) => (
              <option key={one} value={one} selected={one === team.assignment}>
                {t(`desk.assignment.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {locales.map((locale) => (
          <label key={locale}>
            <input
              type="checkbox"
              name={`${locale}${index}`}
              defaultChecked={team.languages.includes(locale)}
            />{" "}
            {t(`language.${locale}`)}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            name={`ownHours${index}`}
            checked={own}
            onChange={(event) => setOwn(event.currentTarget.checked)}
          />{" "}
          {t("desk.ownHours")}
        </label>
      </div>
      {own && <HoursFields hours={team.hours} wrong={wrong} prefix={`${index} `} />}
    </fieldset>
  );
}

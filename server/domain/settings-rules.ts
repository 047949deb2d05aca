/** What settings name must be there: agents, articles and categories; and a calendar must be one by which somebody works. */

import type { WrongField } from "../../protocol/errors.ts";
import { mistakenDay } from "../../protocol/mistaken-days.ts";
import type { DeskSettings, SettingsSection, TeamSettings } from "../../protocol/settings.ts";
import { worksAtDesk } from "./permissions.ts";
import type { AgentRecord } from "./records.ts";

interface KnownNames {
  readonly agents: readonly AgentRecord[];
  /** Ids of articles and categories. */
  readonly topics: ReadonlySet<string>;
}

type NameCheck<Section extends SettingsSection> = (
  value: NonNullable<DeskSettings[Section]>,
  known: KnownNames,
) => WrongField | undefined;

const isTopic =
  ({ topics }: KnownNames) =>
  (topic: string) =>
    topics.has(topic);

const checks: { readonly [Section in SettingsSection]?: NameCheck<Section> } = {
  queue: ({ urgentTopics = [] }, known) => unknown("urgentTopics", urgentTopics, isTopic(known)),
  tickets: ({ holidays, workingDays }) =>
    mistakenDay({ holidays: new Set(holidays), workingDays: new Set(workingDays) }),
  teams: (teams, known) => first(teams.map((team, index) => wrongInTeam(team, index, known))),
};

/** The first part that names what is not there. */
export const wrongSetting = <Section extends SettingsSection>(
  section: Section,
  value: NonNullable<DeskSettings[Section]>,
  known: KnownNames,
): WrongField | undefined => checks[section]?.(value, known);

function wrongInTeam(
  { members, topics }: TeamSettings,
  index: number,
  known: KnownNames,
): WrongField | undefined {
  const isAtDesk = (address: string) =>
    known.agents.some((agent) => agent.email === address.toLowerCase() && worksAtDesk(agent));
  // A team of nobody would keep its customers for ever.
  if (members.length === 0) return { field: `${index}.members` };
  return first([
    unknown(`${index}.members`, members, isAtDesk),
    unknown(`${index}.topics`, topics, isTopic(known)),
  ]);
}

function unknown(
  field: string,
  names: readonly string[],
  isKnown: (name: string) => boolean,
): WrongField | undefined {
  const value = names.find((name) => !isKnown(name));
  return value === undefined ? undefined : { field, value };
}

const first = (found: readonly (WrongField | undefined)[]) =>
  found.find((one) => one !== undefined);

import type { AuditEntry } from "../../protocol/audit.ts";
import { agentRoles } from "../../protocol/desk.ts";
import type { WrongField } from "../../protocol/errors.ts";
import type { SettingsSection } from "../../protocol/settings.ts";
import type { ConsoleTextKey, Translation } from "./texts.ts";

type T = Translation["t"];

/** What the parts of the settings are called in the console. */
const labels: Readonly<Record<string, ConsoleTextKey>> = {
  assignment: "desk.assignment",
  firstReplySeconds: "desk.firstReply",
  nextReplySeconds: "desk.nextReply",
  waitTargetSeconds: "desk.waitTarget",
  headStartSeconds: "desk.headStart",
  knownAgentSeconds: "desk.knownAgent",
  raisedTiers: "desk.raisedTiers",
  urgentTopics: "desk.urgentTopics",
  vanishSeconds: "desk.vanish",
  awayAfterSeconds: "desk.awayAfter",
  capacity: "desk.capacity",
  name: "desk.teamName",
  members: "desk.members",
  topics: "desk.topics",
  languages: "desk.languages",
  hours: "desk.hours",
  timeZone: "desk.timeZone",
  mon: "day.mon",
  tue: "day.tue",
  wed: "day.wed",
  thu: "day.thu",
  fri: "day.fri",
  sat: "day.sat",
  sun: "day.sun",
  exceptions: "desk.exceptionDays",
  holidays: "desk.holidays",
  workingDays: "desk.workingDays",
  causes: "desk.causes",
  approvalAbove: "desk.approvalAbove",
  followUpDays: "desk.followUpDays",
  askAgainDays: "desk.askAgainDays",
  closeUnansweredDays: "desk.closeUnansweredDays",
  periodicPercent: "desk.periodicPercent",
  weekly: "desk.reportWeekly",
  monthly: "desk.reportMonthly",
  addresses: "desk.reportAddresses",
  locale: "desk.reportLocale",
  webhook: "desk.reportWebhook",
  accent: "desk.accent",
  requireTwoFactor: "accounts.require",
  criteria: "desk.criteria",
  points: "desk.points",
};

/** Groups that say nothing beside their parts. */
const silent: ReadonlySet<string> = new Set(["criteria"]);

/** `1.members` is 第 2 项 · 成员邮箱. */
function settingLabel(path: string, t: T): string {
  const parts = path.split(".");
  const shown = parts.filter(
    (part, index) => !((part === "weekly" || silent.has(part)) && index < parts.length - 1),
  );
  return shown.map((part) => partLabel(part, t)).join(" · ");
}

function partLabel(part: string, t: T): string {
  if (/^\d+$/.test(part)) return t("desk.item", { number: Number(part) + 1 });
  const key = labels[part];
  return key === undefined ? part : t(key);
}

/** Lists of days. */
const calendars: ReadonlySet<string> = new Set(["holidays", "workingDays"]);

/** Why nothing was saved. */
export function wrongSettingText({ field, value }: WrongField, t: T): string {
  const label = settingLabel(field, t);
  if (value !== undefined)
    return t(calendars.has(field) ? "desk.wrongDay" : "desk.wrongValue", { label, value });
  return t(field.endsWith("members") ? "desk.wrongEmpty" : "desk.wrongField", { label });
}

/** What a line of the audit log says of a change: by the names of the console, in its units. */
export function auditDetails(
  { what, details = {} }: Pick<AuditEntry, "what" | "details">,
  t: T,
): string {
  const { section, stored, ...rest } = details;
  const known = what === "settings.changed" && typeof section === "string";
  if (!known) return lines(Object.entries(details).map((detail) => detailText(detail, t)));
  const name =
    section === "security" ? t("accounts.security") : t(`desk.${section as ShownSection}`);
  const changes = Object.entries(rest).map(
    ([path, change]) =>
      [settingLabel(path, t), settingChangeText(path, String(change), t)] as const,
  );
  const from = stored === false ? ` (${t("desk.fromFileAgain")})` : "";
  return [`${name}${from}`, ...(changes.length > 0 ? [lines(changes)] : [])].join(" · ");
}

/** Names of settings of the server, such as `LOG_LEVEL`, are what its operator knows them by. */
const detailLabels: Readonly<Record<string, ConsoleTextKey>> = {
  address: "audit.detail.address",
  attachments: "audit.detail.attachments",
  call: "audit.detail.call",
  code: "audit.detail.code",
  count: "audit.detail.count",
  entry: "audit.detail.entry",
  hash: "audit.detail.hash",
  id: "audit.detail.id",
  left: "audit.detail.left",
  questions: "audit.detail.questions",
  through: "audit.detail.through",
  twoFactor: "audit.detail.twoFactor",
  role: "accounts.role",
};

function detailText([name, value]: readonly [string, unknown], t: T): readonly [string, unknown] {
  const key = detailLabels[name];
  const role = name === "role" && agentRoles.find((one) => one === value);
  const words = typeof value === "boolean" ? t(value ? "audit.yes" : "audit.no") : value;
  return [key === undefined ? name : t(key), role ? t(`role.${role}`) : words];
}

type ShownSection = Exclude<SettingsSection, "security">;

const lines = (parts: readonly (readonly [string, unknown])[]) =>
  parts.map(([name, value]) => `${name}: ${value}`).join(" · ");

const inSeconds: ReadonlySet<string> = new Set(["vanishSeconds", "awayAfterSeconds"]);

/** Most seconds stand in the console as minutes. */
function settingChangeText(path: string, change: string, t: T): string {
  if (path.endsWith("Seconds") && !inSeconds.has(path))
    return change.replace(/\d+/g, (seconds) => String(Number(seconds) / 60));
  return change.replace(/\b(manual|automatic|true|false)\b/g, (word) =>
    t(words[word as keyof typeof words]),
  );
}

const words = {
  manual: "desk.assignment.manual",
  automatic: "desk.assignment.automatic",
  true: "audit.yes",
  false: "audit.no",
} as const;

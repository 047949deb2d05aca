import { type ReadonlySignal, signal } from "@preact/signals";
import type { RefusalCode } from "../../protocol/errors.ts";
import type {
  DaySpan,
  HoursSettings,
  SettingsSection,
  SettingsView,
  TeamSettings,
} from "../../protocol/settings.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAdmin } from "./admin-request.ts";

/** The settings of the desk, for administrators. */
export interface DeskSettingsModel {
  readonly view: ReadonlySignal<SettingsView | null>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  /** The section that was saved last. */
  readonly saved: ReadonlySignal<SettingsSection | null>;
  load(): Promise<void>;
  save(section: SettingsSection, value: object): Promise<void>;
  /** What the file says counts again. */
  reset(section: SettingsSection): Promise<void>;
}

export function createDeskSettingsModel(request: AdminRequest = requestAsAdmin): DeskSettingsModel {
  const view = signal<SettingsView | null>(null);
  const problem = signal<RefusalCode | null>(null);
  const saved = signal<SettingsSection | null>(null);

  async function attempt(work: () => Promise<SettingsView>, section: SettingsSection | null) {
    problem.value = null;
    saved.value = null;
    try {
      view.value = await work();
      saved.value = section;
    } catch (error) {
      problem.value = asRefusal(error).code;
    }
  }

  return {
    view,
    problem,
    saved,
    load: () => attempt(() => request("GET", "settings"), null),
    save: (section, value) => attempt(() => request("PUT", `settings/${section}`, value), section),
    reset: (section) => attempt(() => request("DELETE", `settings/${section}`), section),
  };
}

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** `9:00-12:00, 13:00-18:00`; empty where it is closed. */
export const spansText = (spans: readonly DaySpan[]): string =>
  spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(", ");

/** Undefined where it is no list of spans. */
export function spansIn(text: string): readonly DaySpan[] | undefined {
  const parts = text.split(/[,，]/).map((part) => part.trim());
  const spans = parts.filter((part) => part !== "").map(spanIn);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function spanIn(text: string): DaySpan | undefined {
  const found = /^(\d{1,2})[:：](\d{2})\s*[-–—~]\s*(\d{1,2})[:：](\d{2})$/.exec(text);
  if (!found) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = found.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from < to && to <= 1_440 && fromMinute < 60 && toMinute < 60 ? { from, to } : undefined;
}

/** A line each: `2026-10-01`, which is closed, or `2026-10-10 9:00-18:00`. */
export const exceptionsText = ({ exceptions }: HoursSettings): string =>
  exceptions.map(({ date, spans }) => `${date} ${spansText(spans)}`.trim()).join("\n");

export function exceptionsIn(text: string): HoursSettings["exceptions"] | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const days = lines
    .filter((line) => line !== "")
    .map((line) => {
      const [date = "", ...rest] = line.split(/\s+/);
      const spans = spansIn(rest.join(" "));
      return /^\d{4}-\d{2}-\d{2}$/.test(date) && spans ? { date, spans } : undefined;
    });
  return days.every((day) => day !== undefined) ? days : undefined;
}

/** Names and addresses as people separate them. */
export const wordsIn = (text: string): readonly string[] =>
  text.split(/[\s,，、;；]+/).filter((word) => word !== "");

/** One text a line. */
export const linesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const emptyTeam: TeamSettings = { name: "", members: [], languages: [], topics: [] };

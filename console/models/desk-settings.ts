import { type ReadonlySignal, signal } from "@preact/signals";
import type { RefusalCode, WrongField } from "../../protocol/errors.ts";
import type { SettingsSection, SettingsView, TeamSettings } from "../../protocol/settings.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAdmin } from "./admin-request.ts";

/** The settings of the desk, for administrators. */
export interface DeskSettingsModel {
  readonly view: ReadonlySignal<SettingsView | null>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  /** What does not fit, where the server names it. */
  readonly wrong: ReadonlySignal<WrongField | null>;
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
  const wrong = signal<WrongField | null>(null);
  const saved = signal<SettingsSection | null>(null);

  async function attempt(work: () => Promise<SettingsView>, section: SettingsSection | null) {
    problem.value = null;
    wrong.value = null;
    saved.value = null;
    try {
      view.value = await work();
      saved.value = section;
    } catch (error) {
      const refusal = asRefusal(error);
      problem.value = refusal.code;
      wrong.value = refusal.wrong ?? null;
    }
  }

  return {
    view,
    problem,
    wrong,
    saved,
    load: () => attempt(() => request("GET", "settings"), null),
    save: (section, value) => attempt(() => request("PUT", `settings/${section}`, value), section),
    reset: (section) => attempt(() => request("DELETE", `settings/${section}`), section),
  };
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

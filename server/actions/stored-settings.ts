import type { DeskSettings, SettingsSection } from "../../protocol/settings.ts";
import type { Store } from "../ports/store.ts";

/** The settings of the console, in memory. Read again after each change, here or on another node. */
export interface StoredSettings {
  current(): DeskSettings;
  refresh(): Promise<void>;
}

export function createStoredSettings(store: Pick<Store, "storedSettings">): StoredSettings {
  let known: DeskSettings = {};
  return {
    current: () => known,
    async refresh() {
      known = settingsIn(await store.storedSettings());
    },
  };
}

/** They were checked when they were written. */
const settingsIn = (stored: ReadonlyMap<string, string>): DeskSettings =>
  Object.fromEntries(
    [...stored].map(([section, value]) => [section as SettingsSection, JSON.parse(value)]),
  );

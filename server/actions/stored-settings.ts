import type { DeskSettings, SettingsSection } from "../../protocol/settings.ts";
import type { Store } from "../ports/store.ts";

/** The settings of the console, in memory. Read again after each change, here or on another node. */
export interface StoredSettings {
  current(): DeskSettings;
  refresh(): Promise<void>;
}

export function createStoredSettings(store: Pick<Store, "storedSettings">): StoredSettings {
  let known: DeskSettings = {};
  let written = "";
  return {
    current: () => known,
    async refresh() {
      const stored = await store.storedSettings();
      const now = JSON.stringify([...stored].sort());
      // What is made of them is made again only when they have changed.
      if (now === written) return;
      written = now;
      known = settingsIn(stored);
    },
  };
}

/** They were checked when they were written. */
const settingsIn = (stored: ReadonlyMap<string, string>): DeskSettings =>
  Object.fromEntries(
    [...stored].map(([section, value]) => [section as SettingsSection, JSON.parse(value)]),
  );

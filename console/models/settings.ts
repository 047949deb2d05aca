import { effect, type Signal, signal } from "@preact/signals";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { localeOf } from "../../protocol/language-tags.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { Theme } from "../../ui/theme.ts";

export const themes = ["auto", "light", "dark"] as const satisfies readonly Theme[];

/** What an agent chose on this device. */
export interface Settings {
  readonly locale: Signal<Locale>;
  readonly theme: Signal<Theme>;
  readonly sound: Signal<boolean>;
  /** Neither sounds nor notifications. */
  readonly quiet: Signal<boolean>;
}

export function createSettings(localStore: LocalStore, languages: readonly string[]): Settings {
  const locale = signal(oneOf(locales, localStore.read("locale")) ?? preferredLocale(languages));
  const theme = signal(oneOf(themes, localStore.read("theme")) ?? "auto");
  const sound = signal(localStore.read("sound") !== "off");
  const quiet = signal(localStore.read("quiet") === "on");
  effect(() => {
    localStore.write("locale", locale.value);
    localStore.write("theme", theme.value);
    localStore.write("sound", sound.value ? "on" : "off");
    localStore.write("quiet", quiet.value ? "on" : "off");
  });
  return { locale, theme, sound, quiet };
}

/** The locale of the first language that the console knows; Chinese when it knows none of them. */
export function preferredLocale(languages: readonly string[]): Locale {
  return languages.map(localeOf).find((locale) => locale !== undefined) ?? "zh-CN";
}

const oneOf = <T extends string>(choices: readonly T[], value: string | undefined): T | undefined =>
  choices.find((choice) => choice === value);

import { effect, type Signal, signal } from "@preact/signals";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { Theme } from "../../ui/theme.ts";

export const themes = ["auto", "light", "dark"] as const satisfies readonly Theme[];

export interface Settings {
  readonly locale: Signal<Locale>;
  readonly theme: Signal<Theme>;
  readonly sound: Signal<boolean>;
}

/** What an agent chose on this device. */
export function createSettings(keep: LocalStore, languages: readonly string[]): Settings {
  const locale = signal(oneOf(locales, keep.read("locale")) ?? preferredLocale(languages));
  const theme = signal(oneOf(themes, keep.read("theme")) ?? "auto");
  const sound = signal(keep.read("sound") !== "off");
  effect(() => {
    keep.write("locale", locale.value);
    keep.write("theme", theme.value);
    keep.write("sound", sound.value ? "on" : "off");
  });
  return { locale, theme, sound };
}

/** Chinese first: it is also what an unknown language gets. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^zh-(tw|hk|mo|hant)/i.test(language)) return "zh-TW";
    if (/^zh/i.test(language)) return "zh-CN";
    if (/^en/i.test(language)) return "en";
  }
  return "zh-CN";
}

const oneOf = <T extends string>(choices: readonly T[], value: string | undefined): T | undefined =>
  choices.find((choice) => choice === value);

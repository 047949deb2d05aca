import type { Locale } from "../../../protocol/conversation.ts";
import type { EmergencyGuide } from "../../../protocol/emergency.ts";
import type { Content } from "./content.ts";
import type { Library } from "./library.ts";

/** The table of emergencies.yml in a reader's language, with the wallet's numbers and ways filled in. */
export function emergencyGuides({ emergencies }: Content, { read, walletText }: Library) {
  const made = new Map<Locale, readonly EmergencyGuide[]>();
  const guidesIn = (locale: Locale): readonly EmergencyGuide[] =>
    Object.entries(emergencies).map(([kind, guide]) => ({
      kind,
      name: read(guide.name, locale),
      title: read(guide.title, locale),
      lead: read(guide.lead, locale),
      freezes: guide.freezes,
      freezePath: shownPath(walletText("freezePath", locale)),
      steps: Object.entries(guide.steps).map(([id, { title, note, tel, action }]) => ({
        id,
        title: read(title, locale),
        note: note && shownPath(read(note, locale)),
        tel: tel && telephoneIn(read(tel, locale)),
        action,
      })),
      watch: guide.watch.map((text) => read(text, locale)),
    }));
  return (locale: Locale): readonly EmergencyGuide[] => {
    const guides = made.get(locale) ?? guidesIn(locale);
    made.set(locale, guides);
    return guides;
  };
}

/** 我的 > 账单 as articles show it: there it is a chip, and here a line of small text. */
const shownPath = (text: string): string => text.replaceAll(/([ \u00a0])>\1/g, "$1›$1");

/** A number, and no words: “the police” can't be dialled. */
const telephoneIn = (text: string): string | undefined =>
  /^\+?[\d -]{2,20}$/.test(text.trim()) ? text.trim() : undefined;

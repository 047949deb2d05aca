/** A text, or its plural forms chosen by the parameter `count`. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Parameters = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, parameters?: Parameters) => string;

/** The texts that the components of this folder need. The widget and the console have them in their locale files. */
export type UiKey =
  | "message.log"
  | "message.sending"
  | "message.waiting"
  | "message.sent"
  | "message.read"
  | "message.failed"
  | "message.typing"
  | "message.earlier"
  | "message.toEnd"
  | "message.countNew"
  | "message.firstNew"
  | "message.unofficialLink"
  | "message.redacted"
  | "message.masked"
  | "composer.label"
  | "composer.send"
  | "composer.tooLong";

/** Where a text is missing its key is shown: no button is ever empty, and a reviewer sees it. */
export function createTranslate<Key extends string>(
  texts: Readonly<Record<Key, Text>>,
  locale: string,
): Translate<Key> {
  const plural = new Intl.PluralRules(locale);
  return (key, parameters = {}) => {
    const text: Text = texts[key] ?? key;
    const form =
      typeof text === "string"
        ? text
        : (text[plural.select(Number(parameters.count))] ?? text.other ?? key);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  };
}

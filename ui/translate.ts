/** A text, or its plural forms chosen by the parameter `count`. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Parameters = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, parameters?: Parameters) => string;

/** The texts that the parts of this folder need; whoever uses them has these keys in their locale files. */
export type UiKey =
  | "message.log"
  | "message.sending"
  | "message.sent"
  | "message.read"
  | "message.failed"
  | "message.typing"
  | "message.earlier"
  | "message.new"
  | "message.redacted"
  | "composer.label"
  | "composer.send"
  | "composer.tooLong";

/** A key without its text shows itself, so that it is seen in a review and never empties a button. */
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

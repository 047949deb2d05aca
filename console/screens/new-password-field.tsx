import type { JSX } from "preact";
import { useTranslation } from "./translation.ts";

/** The rule stands beside it: `password.rule`. */
export function NewPasswordField({ name }: { readonly name: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label class="field">
      <span>{t("welcome.password")}</span>
      <input
        name={name}
        type="password"
        autocomplete="new-password"
        minLength={12}
        maxLength={200}
        required
      />
    </label>
  );
}

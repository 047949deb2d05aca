import type { JSX, TargetedSubmitEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { BrandSettings } from "../../protocol/settings.ts";
import { checkAccent } from "../models/brand-draft.ts";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { BrandPreview } from "./brand-preview.tsx";
import { languageNames } from "./language-names.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface BrandCardProps {
  readonly settings: DeskSettingsModel;
  readonly brand: BrandSettings | undefined;
}

/** The wallet's name and accent in the widget, shown while they are typed. */
export const BrandCard = ({ settings, brand }: BrandCardProps): JSX.Element => (
  <SettingsSectionCard settings={settings} section="brand" file="wallet.yml">
    <BrandForm key={JSON.stringify(brand)} settings={settings} brand={brand} />
  </SettingsSectionCard>
);

const noNames: BrandSettings["name"] = { "zh-CN": "", "zh-TW": "", en: "" };

function BrandForm({ settings, brand }: BrandCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const [name, setName] = useState(brand?.name ?? noNames);
  const [accent, setAccent] = useState(brand?.accent ?? "");
  const [shown, setShown] = useState<Locale>(locale);
  const field = useRef<HTMLInputElement>(null);
  const check = checkAccent(accent);
  const isUsable = check.kind === "good" || check.kind === "pale";
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (check.kind === "wrong" || check.kind === "pale") return field.current?.focus();
    void settings.save("brand", { name, ...(accent && { accent }) });
  };
  return (
    <form class="card-form" onSubmit={handleSubmit}>
      <p class="muted">{t("desk.brandNote")}</p>
      {locales.map((one) => (
        <label key={one} class="field">
          <span>{t("desk.brandName", { language: languageNames[one] })}</span>
          <input
            lang={one}
            required
            maxLength={60}
            value={name[one]}
            onFocus={() => setShown(one)}
            onInput={({ currentTarget }) => setName({ ...name, [one]: currentTarget.value })}
          />
        </label>
      ))}
      <div class="brand-accent">
        <label class="field">
          <span>{t("desk.accent")}</span>
          <input
            ref={field}
            name="accent"
            placeholder="#1a55ee"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="accent-check"
            aria-invalid={check.kind === "wrong" || check.kind === "pale"}
            value={accent}
            onInput={({ currentTarget }) => setAccent(currentTarget.value.trim())}
          />
        </label>
        <input
          type="color"
          aria-label={t("desk.pickAccent")}
          value={isUsable ? accent : "#1a55ee"}
          onInput={({ currentTarget }) => setAccent(currentTarget.value)}
        />
      </div>
      <p id="accent-check" class="muted" role="status">
        {check.kind === "wrong" && t("desk.accentWrong")}
        {check.kind === "good" && t("desk.accentGood", { ratio: check.ratio })}
        {check.kind === "pale" &&
          t("desk.accentPale", { ratio: check.ratio, colour: check.instead })}
      </p>
      {check.kind === "pale" && (
        <button type="button" class="secondary" onClick={() => setAccent(check.instead)}>
          {t("desk.accentUse", { colour: check.instead })}
        </button>
      )}
      <BrandPreview name={name[shown]} locale={shown} accent={isUsable ? accent : undefined} />
      <button type="submit" class="secondary">
        {t("desk.save")}
      </button>
    </form>
  );
}

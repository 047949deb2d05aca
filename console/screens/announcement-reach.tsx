import type { JSX } from "preact";
import { announcementPlaces } from "../../protocol/announcement-body.ts";
import { type AnnouncementDraft, audiences } from "../models/announcement-draft.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementReachProps {
  readonly draft: AnnouncementDraft;
  readonly set: (parts: Partial<AnnouncementDraft>) => void;
}

/** Who may see it, by what the wallet says of its customers, and where it stands. */
export function AnnouncementReach({ draft, set }: AnnouncementReachProps): JSX.Element {
  const { t } = useTranslation();
  const { places, audience, tiers } = draft;
  return (
    <>
      <div class="announcement-times">
        <label class="field">
          <span>{t("announcements.audience")}</span>
          <select
            value={audience}
            onChange={({ currentTarget }) => {
              const wanted = audiences.find((one) => one === currentTarget.value);
              if (wanted) set({ audience: wanted });
            }}
          >
            {audiences.map((one) => (
              <option key={one} value={one}>
                {t(`announcements.audience.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {audience === "tiers" && (
          <label class="field">
            <span>{t("announcements.tiers")}</span>
            <input
              value={tiers}
              placeholder={t("announcements.tiersHint")}
              onInput={({ currentTarget }) => set({ tiers: currentTarget.value })}
            />
          </label>
        )}
      </div>
      <fieldset class="announcement-places">
        <legend>{t("announcements.places")}</legend>
        {announcementPlaces.map((place) => (
          <label key={place}>
            <input
              type="checkbox"
              checked={places.includes(place)}
              onChange={({ currentTarget }) =>
                set({
                  places: announcementPlaces.filter((one) =>
                    one === place ? currentTarget.checked : places.includes(one),
                  ),
                })
              }
            />
            {t(`announcements.places.${place}`)}
          </label>
        ))}
      </fieldset>
      {places.includes("launcher") && <p class="muted">{t("announcements.places.note")}</p>}
    </>
  );
}

import type { JSX } from "preact";
import { announcementKinds } from "../../protocol/announcement-body.ts";
import type { AnnouncementDraft } from "../models/announcement-draft.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementTimesProps {
  readonly draft: AnnouncementDraft;
  readonly set: (parts: Partial<AnnouncementDraft>) => void;
  /** What it is stays what it is once it was published. */
  readonly isNew: boolean;
}

const times = ["nextUpdateAt", "startsAt", "endsAt"] as const;

/** What it is, and when: the device's time. */
export function AnnouncementTimes({ draft, set, isNew }: AnnouncementTimesProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="announcement-times">
      <label class="field">
        <span>{t("announcements.kind")}</span>
        <select
          value={draft.kind}
          disabled={!isNew}
          onChange={({ currentTarget }) => {
            const kind = announcementKinds.find((one) => one === currentTarget.value);
            if (kind) set({ kind });
          }}
        >
          {announcementKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`announcements.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {times.map((name) => (
        <label class="field" key={name}>
          <span>{t(`announcements.${name}`)}</span>
          <input
            type="datetime-local"
            value={draft[name]}
            onInput={({ currentTarget }) => set({ [name]: currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import { noTexts, textsIn, timeIn } from "../models/announcement-draft.ts";
import { type AnnouncementsModel, isLate } from "../models/announcements.ts";
import { shortTime } from "../models/times.ts";
import { languageNames } from "./language-names.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementUpdatesProps {
  readonly model: AnnouncementsModel;
  readonly known: AgentAnnouncement;
  readonly mayWrite: boolean;
  readonly clock: ReadonlySignal<number>;
}

/** What has been said of it, the newest first; above, the next thing to say, or that it is over. */
export function AnnouncementUpdates(props: AnnouncementUpdatesProps): JSX.Element {
  const { model, known, mayWrite, clock } = props;
  const { t, locale } = useTranslation();
  const [written, setWritten] = useState(noTexts);
  const [nextAt, setNextAt] = useState("");
  const text = textsIn(written);
  const isReady = text["zh-CN"] !== "" && !model.busy.value;
  const after = (isDone: boolean) => {
    if (!isDone) return;
    setWritten(noTexts);
    setNextAt("");
  };
  const wanted = { id: known.id, text };
  const update = async () =>
    isReady && after(await model.update({ ...wanted, nextUpdateAt: timeIn(nextAt) }));
  const end = async () => isReady && after(await model.end(wanted));
  return (
    <section class="announcement-updates" aria-labelledby="announcement-updates">
      <h3 id="announcement-updates">{t("announcements.updates")}</h3>
      <p class="muted">
        {t("announcements.counts", {
          affected: known.affected,
          subscribers: known.subscribers,
          solved: known.solved,
          unsolved: known.unsolved,
        })}
      </p>
      {isLate(known, clock.value) && (
        <p class="announcements-late" role="status">
          {t("announcements.late")}
        </p>
      )}
      {mayWrite && (
        <>
          {locales.map((one: Locale) => (
            <label class="field" key={one}>
              <span>{t("announcements.updateIn", { language: languageNames[one] })}</span>
              <textarea
                rows={2}
                value={written[one]}
                maxLength={announcementLimits.textLength}
                onInput={({ currentTarget }) =>
                  setWritten({ ...written, [one]: currentTarget.value })
                }
              />
            </label>
          ))}
          <div class="announcement-times">
            <label class="field">
              <span>{t("announcements.nextUpdateAt")}</span>
              <input
                type="datetime-local"
                value={nextAt}
                onInput={({ currentTarget }) => setNextAt(currentTarget.value)}
              />
            </label>
            <button
              type="button"
              class="secondary"
              aria-disabled={!isReady || known.state !== "active"}
              onClick={() => void update()}
            >
              {t("announcements.update", { count: known.subscribers })}
            </button>
            <button
              type="button"
              class="secondary"
              aria-disabled={!isReady}
              onClick={() => void end()}
            >
              {t("announcements.end")}
            </button>
          </div>
        </>
      )}
      <ol>
        {known.updates.toReversed().map(({ at, by, text: said }) => (
          <li key={at}>
            <span class="muted">
              {shortTime(at, clock.value, locale)} {by}
            </span>
            <p>{said ? (said[locale] ?? said["zh-CN"]) : t("announcements.byClock")}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

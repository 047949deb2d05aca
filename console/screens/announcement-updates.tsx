import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement, AnnouncementImpact } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import { isLate } from "../../ui/late-update.ts";
import { timeStamp } from "../../ui/times.ts";
import { noTexts, textsIn, timeIn } from "../models/announcement-draft.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { EndDialog } from "./announcement-end.tsx";
import { languageNames } from "./language-names.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementUpdatesProps {
  readonly model: AnnouncementsModel;
  readonly known: AgentAnnouncement;
  readonly mayWrite: boolean;
  readonly clock: ReadonlySignal<number>;
  /** The language that is being written. */
  readonly writing: Locale;
  readonly impact: AnnouncementImpact | undefined;
}

/** What has been said of it, the newest first; above, the next thing to say, or that it is over. */
export function AnnouncementUpdates(props: AnnouncementUpdatesProps): JSX.Element {
  const { known, mayWrite, clock, impact } = props;
  const seen = (count: number | undefined) => (count ?? 0).toLocaleString(locale);
  const { t, locale } = useTranslation();
  return (
    <section class="announcement-updates" aria-labelledby="announcement-updates">
      <h2 id="announcement-updates">
        {t("announcements.updates")} <span class="muted">{t("announcements.updatesNote")}</span>
      </h2>
      {isLate(known, clock.value) && (
        <p class="announcements-late" role="status">
          {t("announcements.late")}
        </p>
      )}
      {mayWrite && <NextUpdate {...props} />}
      <ol>
        {[...known.updates.entries()].reverse().map(([index, { at, by, text: said, notified }]) => (
          <li key={at}>
            {impact && (
              <p class="muted announcement-seen">
                {t("announcements.seenBy", {
                  notified: seen(notified),
                  seen: seen(impact.seen[index + 1]),
                })}
              </p>
            )}
            <p>
              <b>{timeStamp(at, new Date(clock.value), locale)}</b> <span class="muted">{by}</span>
            </p>
            <p>{said ? (said[locale] ?? said["zh-CN"]) : t("announcements.byClock")}</p>
          </li>
        ))}
        <li>
          {impact && (
            <p class="muted announcement-seen">
              {t("announcements.seenAtFirst", { seen: seen(impact.seen[0]) })}
            </p>
          )}
          <p>
            <b>{timeStamp(known.startsAt, new Date(clock.value), locale)}</b>{" "}
            <span class="muted">{t("announcements.began")}</span>
          </p>
        </li>
      </ol>
    </section>
  );
}

/** Written in the language that is chosen above; the first one has to be there. */
function NextUpdate({ model, known, writing }: AnnouncementUpdatesProps): JSX.Element {
  const { t } = useTranslation();
  const [written, setWritten] = useState(noTexts);
  const [nextAt, setNextAt] = useState("");
  const [isEnding, setEnding] = useState(false);
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
  const askToEnd = async () => {
    if (!isReady) return;
    // To how many it goes is known now, and not when the page was opened.
    await model.impact(known.id);
    setEnding(true);
  };
  const end = async () => after(await model.end(wanted));
  return (
    <div class="announcement-next">
      <label class="field">
        <span>{t("announcements.updateIn", { language: languageNames[writing] })}</span>
        <textarea
          rows={2}
          lang={writing}
          value={written[writing]}
          maxLength={announcementLimits.textLength}
          onInput={({ currentTarget }) =>
            setWritten({ ...written, [writing]: currentTarget.value })
          }
        />
      </label>
      {!isReady && <p class="muted">{t("announcements.updateFirst")}</p>}
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
          onClick={() => void askToEnd()}
        >
          {t("announcements.end")}
        </button>
      </div>
      {isEnding && (
        <EndDialog
          known={known}
          text={text}
          onEnd={() => void end()}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}

import type { ComponentChildren, JSX } from "preact";
import type { AgentAnnouncement, AnnouncementImpact } from "../../protocol/announcement.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { checkIcon } from "../../ui/part-icons.ts";
import { type AnnouncementCheck, checksOf } from "../models/announcement-checks.ts";
import { type AnnouncementDraft, tiersIn } from "../models/announcement-draft.ts";
import { FollowersCard } from "./announcement-followers.tsx";
import { ImpactCard } from "./announcement-impact.tsx";
import { useTranslation } from "./translation.ts";

interface AnnouncementSideProps {
  readonly draft: AnnouncementDraft;
  readonly known: AgentAnnouncement | undefined;
  readonly impact: AnnouncementImpact | undefined;
  /** What other teams do about it. */
  readonly tasks?: ComponentChildren;
}

/** Beside the texts: who has met it, what is done about it, what to look at before it goes out, and who gets it. */
export function AnnouncementSide(props: AnnouncementSideProps): JSX.Element {
  const { draft, known, impact, tasks } = props;
  return (
    <aside class="announcement-side">
      {known?.kind === "incident" && impact && <ImpactCard impact={impact} />}
      {tasks}
      {known?.state !== "ended" && <ChecksCard draft={draft} />}
      {known && known.state !== "ended" && <FollowersCard known={known} />}
      <ReadersCard draft={draft} known={known} impact={impact} />
    </aside>
  );
}

/** What is read where a language is not written. */
const instead: Partial<
  Record<AnnouncementCheck, "announcements.converted" | "announcements.simplified">
> = {
  "zh-TW": "announcements.converted",
  en: "announcements.simplified",
};

function ChecksCard({ draft }: Pick<AnnouncementSideProps, "draft">): JSX.Element {
  const { t } = useTranslation();
  return (
    <section class="announcement-card" aria-label={t("announcements.checks")}>
      <h2>{t("announcements.checks")}</h2>
      <ul class="announcement-checks">
        {checksOf(draft).map(({ check, isDone }) => {
          const note = instead[check];
          return (
            <li key={check} data-done={isDone}>
              {isDone ? <Strokes paths={[checkIcon]} /> : <Icon name="alert" />}
              <span>{t(`announcements.check.${check}.${isDone ? "done" : "open"}`)}</span>
              {!isDone && note && <span class="muted">{t(note)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ReadersCard({ draft, known, impact }: AnnouncementSideProps): JSX.Element {
  const { t } = useTranslation();
  const { topics, errorCodes, kind, audience, places } = draft;
  const isOver = known?.state === "ended";
  const count = impact?.subscribers ?? known?.subscribers ?? 0;
  const rows = [
    [
      "home",
      isOver
        ? t("announcements.reader.nobody")
        : t(`announcements.reader.${audience}`, { tiers: tiersIn(draft.tiers).join(", ") }),
    ],
    [
      "answers",
      topics.length + errorCodes.length === 0 || !places.includes("answers")
        ? t("announcements.reader.noTopics")
        : t("announcements.reader.topics", { topics: topics.length, codes: errorCodes.length }),
    ],
    ["updates", t("announcements.reader.subscribers", { count })],
    ...(kind === "incident" && !isOver
      ? [["late", t("announcements.reader.owner", { name: known?.owner?.name ?? "" })] as const]
      : []),
    ...(isOver
      ? [
          [
            "solved",
            t("announcements.reader.solved", {
              solved: known.solved,
              unsolved: known.unsolved,
            }),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <section class="announcement-card" aria-label={t("announcements.readers")}>
      <h2>{t("announcements.readers")}</h2>
      <dl class="announcement-readers">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt class="muted">
              {t(
                name === "solved"
                  ? "announcements.reader.solvedTitle"
                  : `announcements.reader.${name}`,
              )}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

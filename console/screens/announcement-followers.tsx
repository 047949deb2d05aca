import type { JSX } from "preact";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { useTranslation } from "./translation.ts";

/** Who speaks to customers about it, and who else has said something of it. */
export function FollowersCard({ known }: { readonly known: AgentAnnouncement }): JSX.Element {
  const { t } = useTranslation();
  const owner = known.owner?.name;
  const written = known.updates.flatMap(({ by }) => (by === undefined || by === owner ? [] : [by]));
  const followers = [
    { name: owner ?? t("announcements.followers.wallet"), does: "owner" } as const,
    ...[...new Set(written)].map((name) => ({ name, does: "wrote" }) as const),
  ];
  return (
    <section class="announcement-card" aria-label={t("announcements.followers")}>
      <h2>{t("announcements.followers")}</h2>
      <ul class="announcement-followers">
        {followers.map(({ name, does }) => (
          <li key={name}>
            <span>{name}</span>
            <span class="muted">{t(`announcements.followers.${does}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

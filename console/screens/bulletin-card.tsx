import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bulletin } from "../../protocol/bulletin.ts";
import { timeStamp } from "../../ui/times.ts";
import type { BulletinsModel } from "../models/bulletins.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { AgentMark } from "./agent-mark.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useTranslation } from "./translation.ts";

interface BulletinCardProps {
  readonly bulletin: Bulletin;
  readonly bulletins: BulletinsModel;
  readonly now: number;
}

export function BulletinCard({ bulletin, bulletins, now }: BulletinCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const [removes, setRemoves] = useState(false);
  const { id, author, at, text, team, readAt, isUnread, readers } = bulletin;
  const stamp = (time: string) => timeStamp(time, new Date(now), locale);
  return (
    <article class="learning-card bulletin" data-unread={isUnread}>
      <header class="bulletin-head">
        <AgentMark id={author.id} name={author.name} />
        <strong>{author.name}</strong>
        <span class="muted">{team ?? t("bulletins.everybody")}</span>
        <time class="muted" dateTime={at}>
          {stamp(at)}
        </time>
        {readers && (
          <button type="button" class="quiet bulletin-remove" onClick={() => setRemoves(true)}>
            {t("bulletins.remove")}
          </button>
        )}
      </header>
      <p class="bulletin-text">{text}</p>
      {isUnread && (
        <button type="button" class="primary bulletin-read" onClick={() => void bulletins.read(id)}>
          {t("bulletins.read")}
        </button>
      )}
      {readAt !== undefined && (
        <p class="muted">{t("bulletins.readAt", { time: stamp(readAt) })}</p>
      )}
      {readers && <Receipts readers={readers} at={at} now={now} />}
      {removes && (
        <ConfirmDialog
          title={t("bulletins.removeTitle")}
          text={t("bulletins.removeText")}
          submit={t("bulletins.remove")}
          onSubmit={() => void bulletins.remove(id)}
          onClose={() => setRemoves(false)}
        />
      )}
    </article>
  );
}

interface ReceiptsProps {
  readonly readers: NonNullable<Bulletin["readers"]>;
  readonly at: string;
  readonly now: number;
}

/** Who has read it and when; who has not, and for how long it has waited. */
function Receipts({ readers, at, now }: ReceiptsProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const [open, read] = [
    readers.filter(({ readAt }) => readAt === undefined),
    readers.filter(({ readAt }) => readAt !== undefined),
  ];
  const wait = waitText(secondsSince(at, now), translation);
  return (
    <div class="bulletin-receipts">
      <p>
        <strong>{t("bulletins.count", { read: read.length, all: readers.length })}</strong>
        {open.length > 0 && <span class="muted">{t("bulletins.waits", { wait })}</span>}
      </p>
      {open.length > 0 && (
        <ul class="bulletin-names" aria-label={t("bulletins.open.names")}>
          {open.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
      {read.length > 0 && (
        <details>
          <summary>{t("bulletins.readers")}</summary>
          <ul class="card-list">
            {read.map(({ id, name, readAt = at }) => (
              <li key={id}>
                <span>{name}</span>
                <time class="muted" dateTime={readAt}>
                  {timeStamp(readAt, new Date(now), locale)}
                </time>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

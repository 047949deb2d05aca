import type { JSX } from "preact";
import type { Message } from "../../protocol/conversation.ts";
import type { Note } from "../../protocol/notes.ts";
import { Icon } from "../../ui/icons.tsx";
import { clockStamp } from "../../ui/times.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { RedactButton } from "./redact-button.tsx";
import { useTranslation } from "./translation.ts";
import "./log-lines.css";

interface NoteCardProps {
  readonly note: Note;
  /** Absent where this agent may not. */
  readonly onRedact?: (() => void) | undefined;
}

/** Among colleagues: yellow, with a lock, so that nobody takes it for a reply. */
export function NoteCard({ note, onRedact }: NoteCardProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <article class="note">
      <header class="note-head">
        <ConsoleIcon name="lock" />
        <strong>{t("note.title")}</strong>
        <span class="cut">{t("note.private")}</span>
        <span class="note-who">
          {note.author.name} · <time dateTime={note.at}>{clockStamp(note.at)}</time>
        </span>
        {onRedact && !note.redacted && (
          <RedactButton title={t("redact.title")} text={t("redact.text")} onRedact={onRedact} />
        )}
      </header>
      <p class="note-text">{note.redacted ? t("message.redacted") : note.text}</p>
    </article>
  );
}

interface FoldLineProps {
  readonly kind: "steps" | "bot";
  readonly messages: readonly Message[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One line for several messages: “4 次交接，18:06 到 18:24 ›”. */
export function FoldLine({ kind, messages, open, onToggle }: FoldLineProps): JSX.Element {
  const { t } = useTranslation();
  const titles = titlesIn(messages);
  const text =
    kind === "steps"
      ? t("fold.steps", {
          count: messages.length,
          from: clockStamp(messages[0]?.at ?? ""),
          to: clockStamp(messages.at(-1)?.at ?? ""),
        })
      : titles.length > 0
        ? t("fold.botArticles", { titles: titles.join("、") })
        : t("fold.bot", { count: messages.length });
  return (
    <button type="button" class={`fold fold-${kind}`} aria-expanded={open} onClick={onToggle}>
      {kind === "bot" && <ConsoleIcon name="bot" />}
      <span class="cut">{text}</span>
      <Icon name={open ? "down" : "next"} />
    </button>
  );
}

const titlesIn = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap(({ body }) => (body.kind === "article" ? [`《${body.title}》`] : []));

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { leads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
import type { WrittenReply } from "../models/saved-replies.ts";
import { Keys } from "./key-hint.tsx";
import { SavedReplyDialog } from "./saved-reply-dialog.tsx";
import { useTranslation } from "./translation.ts";
import type { SavedReplyChoice } from "./use-saved-replies.ts";
import "./saved-reply-list.css";

interface SavedReplyListProps {
  readonly model: DeskModel;
  readonly saved: SavedReplyChoice;
}

/** Saved replies, in the flow above the field: they shorten the log and cover nothing. The field keeps the focus. */
export function SavedReplyList({ model, saved }: SavedReplyListProps): JSX.Element {
  const { t } = useTranslation();
  const { replies } = model;
  const [written, setWritten] = useState<WrittenReply | undefined>(undefined);
  const note = replies.failed.value
    ? t("replies.failed")
    : replies.all.value === null
      ? t("replies.loading")
      : saved.found.length === 0
        ? t(replies.all.value.length === 0 ? "replies.none" : "replies.noMatch")
        : undefined;
  return (
    <section class="saved-replies" aria-label={t("replies.title")}>
      {note !== undefined && <p class="saved-note">{note}</p>}
      <div role="listbox" aria-label={t("replies.title")} class="saved-list">
        {saved.found.map((reply, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={reply.id}
            role="option"
            tabIndex={-1}
            aria-selected={index === saved.chosen}
            class="saved-option"
            onClick={() => saved.use(reply)}
          >
            <span class="saved-line">
              <strong class="cut">{reply.title}</strong>
              <span class="saved-shortcut">
                {reply.shared && `${t("replies.shared")} · `}；{reply.shortcut}
              </span>
            </span>
            {index === saved.chosen && <span class="saved-text">{saved.filled(reply)}</span>}
          </div>
        ))}
      </div>
      <footer class="saved-foot">
        <span>
          <Keys label="↑ ↓" /> {t("replies.choose")} <Keys label="Enter" /> {t("replies.fill")}{" "}
          <Keys label="Tab" /> {t("replies.next")}
        </span>
        <span>
          <EditChosen saved={saved} model={model} onEdit={setWritten} />
          <button
            type="button"
            class="quiet"
            onClick={() => setWritten({ shortcut: "", title: "", text: "", shared: false })}
          >
            {t("replies.new")}
          </button>
        </span>
      </footer>
      {written && (
        <SavedReplyDialog model={model} reply={written} onClose={() => setWritten(undefined)} />
      )}
    </section>
  );
}

interface EditProps extends SavedReplyListProps {
  readonly onEdit: (reply: WrittenReply) => void;
}

/** An agent changes their own; those of all are for whoever leads. */
function EditChosen({ saved, model, onEdit }: EditProps): JSX.Element | null {
  const { t } = useTranslation();
  const reply = saved.found[saved.chosen];
  const agent = model.agent.value;
  if (reply === undefined || agent === null || (reply.shared && !leads(agent))) return null;
  return (
    <button type="button" class="quiet" onClick={() => onEdit(reply)}>
      {t("replies.edit")}
    </button>
  );
}

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import type { WrittenReply } from "../models/saved-replies.ts";
import { SavedReplyDialog } from "./saved-reply-dialog.tsx";
import { useTranslation } from "./translation.ts";

/** The replies of everybody; agents write their own ones above the reply. */
export function SharedRepliesCard({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<WrittenReply | null>(null);
  useEffect(() => void model.replies.load(), [model]);
  const shared = (model.replies.all.value ?? []).filter((reply) => reply.shared);
  return (
    <section class="privacy-card" aria-labelledby="settings-replies">
      <h2 id="settings-replies">{t("desk.replies")}</h2>
      <p class="muted">{t("desk.repliesNote")}</p>
      {model.replies.all.value !== null && shared.length === 0 && (
        <p class="muted">{t("desk.noReplies")}</p>
      )}
      {shared.length > 0 && (
        <ul class="card-list">
          {shared.map((reply) => (
            <li key={reply.id}>
              <span class="card-person">
                <strong>{`${reply.title} · ${reply.shortcut}`}</strong>
                <span class="muted">{reply.text}</span>
              </span>
              <button type="button" class="secondary" onClick={() => setEdited(reply)}>
                {t("replies.edit")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        class="secondary"
        onClick={() => setEdited({ shortcut: "", title: "", text: "", shared: true })}
      >
        {t("replies.new")}
      </button>
      {edited !== null && (
        <SavedReplyDialog model={model} reply={edited} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}

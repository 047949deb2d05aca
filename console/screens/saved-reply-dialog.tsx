import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { leads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
import { blanksIn } from "../models/placeholders.ts";
import type { WrittenReply } from "../models/saved-replies.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface SavedReplyDialogProps {
  readonly model: DeskModel;
  readonly reply: WrittenReply;
  readonly onClose: () => void;
}

/** Where saved replies are written. What is for all only those who lead may write. */
export function SavedReplyDialog({ model, reply, onClose }: SavedReplyDialogProps): JSX.Element {
  const { t } = useTranslation();
  const written = useSignal(reply);
  const { shortcut, title, text, shared } = written.value;
  const set = (parts: Partial<WrittenReply>) => {
    written.value = { ...written.value, ...parts };
  };
  const agent = model.agent.value;
  const ready = ![shortcut, title, text].some(isBlank);
  const { id } = reply;
  const blanks = blanksIn(text);
  const close = (done: boolean) => {
    if (done) onClose();
  };
  return (
    <Dialog title={t(id === undefined ? "replies.new" : "replies.edit")} onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void model.replies.save(written.value).then(close);
        }}
      >
        <label class="field">
          <span>{t("replies.shortcut")}</span>
          <input
            value={shortcut}
            maxLength={limits.tagLength}
            required
            autofocus
            onInput={({ currentTarget }) => set({ shortcut: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t("replies.name")}</span>
          <input
            value={title}
            maxLength={limits.topicLength}
            required
            onInput={({ currentTarget }) => set({ title: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t("replies.text")}</span>
          <textarea
            rows={5}
            value={text}
            maxLength={limits.messageLength}
            required
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <p class="muted meta">{t("replies.placeholders")}</p>
        {blanks.length > 0 && (
          <p class="meta" role="status">
            {t("replies.blanks", { names: blanks.join(t("gaps.comma")) })}
          </p>
        )}
        {agent && leads(agent) && (
          <label class="check">
            <input
              type="checkbox"
              checked={shared}
              onChange={({ currentTarget }) => set({ shared: currentTarget.checked })}
            />
            {t("replies.forAll")}
          </label>
        )}
        <footer class="dialog-foot">
          {id !== undefined && (
            <button
              type="button"
              class="quiet dialog-apart"
              onClick={() => void model.replies.remove(id).then(close)}
            >
              {t("replies.remove")}
            </button>
          )}
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={!ready}>
            {t("replies.save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

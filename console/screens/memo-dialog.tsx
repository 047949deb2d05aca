import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import type { Memos } from "../models/memos.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface MemoDialogProps {
  readonly memos: Memos;
  /** Undefined: everybody at the desk. */
  readonly to?: { readonly id: AgentId; readonly name: string } | undefined;
  /** What it is about: they can open it from the message. */
  readonly conversationId?: ConversationId | undefined;
  /** What stands there at first. */
  readonly words?: string | undefined;
  readonly onClose: () => void;
}

export function MemoDialog({
  memos,
  to,
  conversationId,
  words = "",
  onClose,
}: MemoDialogProps): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState(words);
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBlank(text)) return;
    const memo = { text: text.trim(), conversationId, ...(to && { toAgentId: to.id }) };
    if (await memos.send(memo)) onClose();
  };
  const title = to ? t("memo.to", { name: to.name }) : t("memo.toAll");
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void handleSubmit(event)}>
        <label class="field">
          <span>{t("memo.text")}</span>
          <textarea
            rows={4}
            value={text}
            maxLength={limits.commentLength}
            required
            autofocus
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="muted meta">{t("memo.note")}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={isBlank(text)}>
            {t("memo.send")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

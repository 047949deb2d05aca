import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationId, Message } from "../../protocol/conversation.ts";
import { MessageText } from "../../ui/message-text.tsx";
import type { AgentActions } from "../models/actions.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";
import "./redactable-text.css";

interface RedactableTextProps {
  readonly conversationId: ConversationId;
  readonly message: Message;
  readonly actions: Pick<AgentActions, "redact">;
  readonly officialHosts: readonly string[];
}

/** What a person has written, with a button that takes it away: for what slipped through the shield. */
export function RedactableText(props: RedactableTextProps): JSX.Element | undefined {
  const { conversationId, message, actions, officialHosts } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { body } = message;
  if (body.kind !== "text") return undefined;
  return (
    <div class="redactable">
      <MessageText text={body.text} officialHosts={officialHosts} t={t} />
      <button
        type="button"
        class="icon-button redact"
        aria-label={t("redact")}
        title={t("redact")}
        onClick={() => setAsking(true)}
      >
        <ConsoleIcon name="erase" />
      </button>
      {body.redacted && <p class="state">{t("message.masked")}</p>}
      {asking && (
        <ConfirmDialog
          title={t("redact.title")}
          text={t("redact.text")}
          submit={t("redact")}
          onSubmit={() => void actions.redact(conversationId, message.id)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

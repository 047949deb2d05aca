import type { JSX } from "preact";
import type { ConversationId, Message } from "../../protocol/conversation.ts";
import { MessageText } from "../../ui/message-text.tsx";
import type { AgentActions } from "../models/actions.ts";
import { RedactButton } from "./redact-button.tsx";
import { useTranslation } from "./translation.ts";
import "./redactable-text.css";

interface RedactableTextProps {
  readonly conversationId: ConversationId;
  readonly message: Message;
  readonly actions: Pick<AgentActions, "redact">;
  readonly officialHosts: readonly string[];
}

/** What a person has written, with a button that takes it away. */
export function RedactableText(props: RedactableTextProps): JSX.Element | undefined {
  const { conversationId, message, actions, officialHosts } = props;
  const { t } = useTranslation();
  const { body } = message;
  if (body.kind !== "text") return undefined;
  return (
    <div class="redactable">
      <MessageText text={body.text} officialHosts={officialHosts} t={t} />
      <RedactButton
        title={t("redact.title")}
        text={t("redact.text")}
        asksWhy={true}
        onRedact={(reason) => void actions.redact(conversationId, message.id, reason)}
      />
      {body.redacted && <p class="state">{t("message.masked")}</p>}
    </div>
  );
}

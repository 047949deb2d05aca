import type { AgentConversation } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";

/** What a dialog about the open conversation is drawn from. */
export interface ConversationDialogProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly onClose: () => void;
}

import { ConversationList } from "./conversation-list.tsx";
import { EarlierConversation } from "./earlier-conversation.tsx";
import css from "./history.css?inline";

/** The screens of what was said before, loaded together. */
export const list = { Component: ConversationList, css };
export const earlier = { Component: EarlierConversation, css };

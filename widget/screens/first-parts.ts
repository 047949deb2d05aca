import richTextCss from "../../ui/rich-text.css?inline";
import type { FirstParts } from "../context.ts";
import { Actions } from "./actions.tsx";
import agentHeaderCss from "./agent-header.css?inline";
import { bubbleOf } from "./bubbles.tsx";
import cardCss from "./card.css?inline";
import { ChatHeader } from "./chat-header.tsx";
import { ChatSuggestions } from "./chat-suggestions.tsx";
import homeCss from "./home.css?inline";
import { HomeScreen } from "./home.tsx";
import queueCardCss from "./queue-card.css?inline";
import { Waiting } from "./queue-card.tsx";
import rowsCss from "./rows.css?inline";
import votesCss from "./votes.css?inline";
import { Votes } from "./votes.tsx";

export const firstParts: FirstParts = {
  HomeScreen,
  Waiting,
  ChatHeader,
  ChatSuggestions,
  bubbleOf,
  Actions,
  Votes,
  // What several of them have in common comes first.
  css: [richTextCss, rowsCss, cardCss, homeCss, queueCardCss, agentHeaderCss, votesCss].join(""),
};

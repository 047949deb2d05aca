import type { FirstParts } from "../context.ts";
import { Actions } from "./actions.tsx";
import agentHeaderCss from "./agent-header.css?inline";
import { AgentHeader } from "./agent-header.tsx";
import { ArticleBubble } from "./article-bubble.tsx";
import { ChoicesBubble } from "./choices-bubble.tsx";
import homeCss from "./home.css?inline";
import { HomeScreen } from "./home.tsx";
import { QuestionCard } from "./question-card.tsx";
import queueCardCss from "./queue-card.css?inline";
import { Waiting } from "./queue-card.tsx";
import votesCss from "./votes.css?inline";
import { Votes } from "./votes.tsx";

export const firstParts: FirstParts = {
  HomeScreen,
  Waiting,
  AgentHeader,
  ArticleBubble,
  ChoicesBubble,
  QuestionCard,
  Actions,
  Votes,
  css: homeCss + queueCardCss + agentHeaderCss + votesCss,
};

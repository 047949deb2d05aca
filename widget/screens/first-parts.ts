import richTextCss from "../../ui/rich-text.css?inline";
import transactionCardCss from "../../ui/transaction-card.css?inline";
import type { FirstParts } from "../context.ts";
import { attend } from "../models/attend.ts";
import { Actions } from "./actions.tsx";
import { AddButton, OverField, resumeFiles } from "./add-files.tsx";
import { bubbleOf } from "./bubbles.tsx";
import { ByLine } from "./by-line.tsx";
import cardCss from "./card.css?inline";
import chatHeaderCss from "./chat-header.css?inline";
import { ChatHeader } from "./chat-header.tsx";
import { ChatSuggestions } from "./chat-suggestions.tsx";
import homeCss from "./home.css?inline";
import { HomeScreen } from "./home.tsx";
import { LogEnd } from "./log-end.tsx";
import queueCardCss from "./queue-card.css?inline";
import rowsCss from "./rows.css?inline";
import shownTransactionCss from "./shown-transaction.css?inline";
import { StepsKept } from "./steps-kept.tsx";
import votesCss from "./votes.css?inline";
import { Votes } from "./votes.tsx";

export const firstParts: FirstParts = {
  HomeScreen,
  StepsKept,
  ByLine,
  LogEnd,
  ChatHeader,
  ChatSuggestions,
  OverField,
  AddButton,
  resumeFiles,
  attend,
  bubbleOf,
  Actions,
  Votes,
  // What several of them have in common comes first.
  css: [
    richTextCss,
    rowsCss,
    cardCss,
    homeCss,
    queueCardCss,
    chatHeaderCss,
    votesCss,
    transactionCardCss,
    shownTransactionCss,
  ].join(""),
};

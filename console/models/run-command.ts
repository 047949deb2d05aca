import type { ConversationId } from "../../protocol/conversation.ts";
import { nextBeside } from "./beside.ts";
import type { DeskModel } from "./desk.ts";
import type { HeldRows } from "./held-rows.ts";
import type { Command } from "./keyboard.ts";
import { isMine } from "./rows.ts";
import { takeAsking } from "./take.ts";

/** What each key does, depending on what the agent sees. A key with nothing to do does nothing. */
const commands: Record<Command, (model: DeskModel) => void> = {
  next: (model) => moveCursor(model, 1),
  previous: (model) => moveCursor(model, -1),
  open: openCursor,
  take: (model) => takeAsking(model, queuedInFront(model)),
  reply: (model) => write(model, "reply"),
  note: (model) => write(model, "note"),
  articles: (model) => openPanel(model, "articles"),
  "saved-replies": (model) => openPanel(model, "replies"),
  "suggested-1": (model) => attachSuggested(model, 0),
  "suggested-2": (model) => attachSuggested(model, 1),
  "suggested-3": (model) => attachSuggested(model, 2),
  resolve: (model) => {
    if (mineInFront(model)) model.screen.openDialog("resolve");
  },
  transfer: (model) => {
    if (mineInFront(model)) model.screen.openDialog("transfer");
  },
  ticket: ({ conversations, screen }) => {
    if (conversations.current.value !== null) screen.openDialog("ticket");
  },
  "put-back"(model) {
    const id = model.conversations.current.value?.id;
    if (id !== undefined && mineInFront(model)) void model.actions.release(id);
  },
  beside(model) {
    const id = nextBeside(model);
    if (id !== undefined && model.conversations.panes.value.length > 0)
      model.conversations.openBeside(id);
  },
  "view-open": ({ lists }) => lists.show("open"),
  "view-resolved": ({ lists }) => lists.show("resolved"),
  "view-bot": ({ lists }) => lists.show("bot"),
  "view-all": ({ lists }) => lists.show("all"),
  customer: ({ screen }) => screen.toggleCustomer(),
  leave,
  help: ({ screen }) => screen.openDialog("help"),
};

export const runCommand = (command: Command, model: DeskModel): void => commands[command](model);

/** The queued customer whose conversation is open: "take" then means this one, else the next in the queue. */
export function queuedInFront({ conversations }: DeskModel): ConversationId | undefined {
  const view = conversations.current.value?.transcript.view.value;
  return view?.status === "queued" ? view.id : undefined;
}

/** The open conversation is this agent's. */
export function mineInFront({ conversations, agent }: DeskModel): boolean {
  const view = conversations.current.value?.transcript.view.value;
  return view != null && agent.value !== null && isMine(view, agent.value.id);
}

function write({ conversations, screen }: DeskModel, mode: "reply" | "note"): void {
  const conversation = conversations.current.value;
  if (conversation === null) return;
  conversation.writing.mode.value = mode;
  screen.focusReply();
}

function openPanel(model: DeskModel, panel: "articles" | "replies"): void {
  const conversation = model.conversations.current.value;
  if (conversation === null || !mineInFront(model)) return;
  conversation.writing.mode.value = "reply";
  model.screen.openPanel(panel);
  // The words by which a reply is found are typed into the field; the search for articles has one of its own.
  if (panel === "replies") model.screen.focusReply();
}

function attachSuggested(model: DeskModel, index: number): void {
  const conversation = model.conversations.current.value;
  const article = conversation?.suggested.articles.value[index];
  if (conversation && article && mineInFront(model)) {
    conversation.attach(article);
    model.screen.focusReply();
  }
}

function moveCursor({ lists, screen, conversations }: DeskModel, step: 1 | -1): void {
  const { held, reveal } = lists;
  const from = screen.cursor.value ?? conversations.current.value?.id;
  // An agent who steps past the end has seen all shown rows, and wants the new ones behind the button.
  if (held.value.waiting > 0 && beside(held.value, from, step) === undefined) reveal();
  const id = beside(held.value, from, step) ?? from;
  if (id === undefined || held.value.shown.length === 0) return;
  screen.moveCursor(id);
  screen.focusRow();
}

/** The row one step from `from`; the first row in that direction when `from` is not shown; none past the end. */
function beside({ shown }: HeldRows, from: ConversationId | undefined, step: 1 | -1) {
  const ids: readonly (ConversationId | undefined)[] = shown.map(({ row }) => row.id);
  const index = ids.indexOf(from);
  return index < 0 ? ids.at(step > 0 ? 0 : -1) : ids[index + step];
}

function openCursor(model: DeskModel): void {
  const id = model.screen.cursor.value;
  if (id !== null) model.open(id);
}

/** Closes the innermost thing that is open. When nothing is, the focus goes back to the list. */
function leave({ screen }: DeskModel): void {
  if (screen.panel.value !== null) {
    screen.closePanel();
    screen.focusReply();
  } else if (screen.narrow.value && screen.customer.value) screen.closeCustomer();
  else screen.focusRow();
}

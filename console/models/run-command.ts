import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskModel } from "./desk.ts";
import type { HeldRows } from "./held-rows.ts";
import type { Command } from "./keyboard.ts";
import { isMine } from "./rows.ts";

/** What each key does, depending on what the agent sees. A key with nothing to do does nothing. */
const commands: Record<Command, (model: DeskModel) => void> = {
  next: (model) => moveCursor(model, 1),
  previous: (model) => moveCursor(model, -1),
  open: openCursor,
  take: (model) => void model.actions.take(queuedInFront(model)),
  reply: ({ screen }) => screen.focusReply(),
  articles: (model) => {
    if (mineInFront(model)) model.screen.openArticles();
  },
  resolve: (model) => {
    if (mineInFront(model)) model.screen.openDialog("resolve");
  },
  "view-queue": ({ lists }) => lists.show("queue"),
  "view-mine": ({ lists }) => lists.show("mine"),
  "view-all": ({ lists }) => lists.show("all"),
  "view-resolved": ({ lists }) => lists.show("resolved"),
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

function mineInFront({ conversations, agent }: DeskModel): boolean {
  const view = conversations.current.value?.transcript.view.value;
  return view != null && agent.value !== null && isMine(view, agent.value.id);
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
  if (screen.articles.value) {
    screen.closeArticles();
    screen.focusReply();
  } else if (screen.narrow.value && screen.customer.value) screen.closeCustomer();
  else screen.focusRow();
}

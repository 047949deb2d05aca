import type { AgentId } from "../../protocol/conversation.ts";
import type { LiveDue } from "../../protocol/live.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { DeskModel } from "./desk.ts";
import { isOffDuty } from "./duty.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** The same one from second to second. */
export const dueKey = (due: LiveDue): string =>
  due.kind === "ticket" ? due.number : due.conversationId;

/** To read along, or to see the complaint. */
export function openDue(model: DeskModel, due: LiveDue): void {
  if (due.kind === "ticket") {
    model.screen.show("tickets");
    void model.tickets.choose(due.number);
  } else model.open(due.conversationId);
}

/** Who waits is taken, a colleague's conversation is transferred, a complaint is assigned; then it is shown. */
export async function takeOver(
  model: DeskModel,
  due: LiveDue,
  say: (key: ConsoleTextKey) => void,
): Promise<void> {
  const agentId = model.agent.value?.id;
  if (agentId === undefined) return;
  if (due.owner?.id === agentId) openDue(model, due);
  else if (due.kind === "ticket") {
    if (await assignTicket(model, { due, agentId, say })) openDue(model, due);
  } else if (isOffDuty(model)) say("refused.off_duty");
  else if (due.kind === "wait") {
    await model.actions.take(due.conversationId);
    if (model.actions.taken.has(due.conversationId)) model.screen.show("desk");
  } else if (
    await model.actions.transfer(due.conversationId, { toAgentId: agentId, note: undefined })
  )
    openDue(model, due);
}

async function assignTicket(
  { call }: DeskModel,
  {
    due: { number },
    agentId,
    say,
  }: {
    readonly due: Extract<LiveDue, { kind: "ticket" }>;
    readonly agentId: AgentId;
    readonly say: (key: ConsoleTextKey) => void;
  },
): Promise<boolean> {
  try {
    await call("ticket:assign", { number, agentId });
    return true;
  } catch (error) {
    say(`refused.${asRefusal(error).code}`);
    return false;
  }
}

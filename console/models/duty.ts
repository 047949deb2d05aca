import type { AgentActions } from "./actions.ts";
import type { DeskModel } from "./desk.ts";

export const isOffDuty = ({ desk }: Pick<DeskModel, "desk">): boolean =>
  desk.value?.available === false;

/** The agent holds as many conversations as the desk allows. */
export function isFull({ desk }: Pick<DeskModel, "desk">): boolean {
  return desk.value !== null && desk.value.load >= desk.value.capacity;
}

interface DutyOptions extends Pick<DeskModel, "desk" | "screen"> {
  readonly actions: Pick<AgentActions, "setAvailable">;
}

/** Going off duty gives the agent's customers back to the queue, so an agent who has some is asked first. Nothing happens before it is known who is on duty. */
export function toggleDuty({ desk, screen, actions }: DutyOptions): void {
  if (desk.value === null) return;
  const { available, load } = desk.value;
  if (available && load > 0) screen.openDialog("off-duty");
  else void actions.setAvailable(!available);
}

import { hasClosedApp } from "../../protocol/closed-app.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import type { DeskModel } from "./desk.ts";
import { isOffDuty } from "./duty.ts";
import { headStartOf, rowsIn } from "./rows.ts";

type TakeModel = Pick<
  DeskModel,
  "lists" | "agent" | "desk" | "actions" | "screen" | "conversations"
>;

const waiting = ({ lists, agent, desk }: TakeModel): readonly DeskRow[] =>
  agent.value === null
    ? []
    : rowsIn("queue", lists.rows.value, {
        me: agent.value.id,
        headStartMs: headStartOf(desk.value),
      });

/** Whom the agent is about to take: the one who is named, or the first in turn. */
export const aboutToTake = (
  model: TakeModel,
  id: ConversationId | undefined,
): DeskRow | undefined => (id === undefined ? waiting(model)[0] : model.lists.rows.value.get(id));

/** Somebody behind has the app open, as the server sees it. */
export const anybodyHere = (model: TakeModel, now = Date.now()): boolean =>
  waiting(model).some((row) => !isAway(model, row, now));

const isAway = ({ desk }: TakeModel, { awaySince }: Pick<DeskRow, "awaySince">, now: number) =>
  hasClosedApp(awaySince, { now, graceMs: (desk.value?.awayAfterSeconds ?? 0) * 1_000 });

/** Of somebody who has closed the app it is asked first whether the next one who is there is meant. */
export function takeAsking(model: TakeModel, id?: ConversationId): void {
  // Off duty nobody is taken, so nothing is asked: the server's refusal says what to do.
  const about = aboutToTake(model, id);
  const waits = about?.status === "queued";
  if (!isOffDuty(model) && waits && isAway(model, about, Date.now()))
    model.screen.openDialog("away");
  else void model.actions.take(id ?? "next");
}

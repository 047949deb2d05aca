import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import { leadingRoles } from "../models/pages.ts";
import { useTranslation } from "./translation.ts";

interface ReplayMakerProps {
  readonly model: Pick<DeskModel, "agent" | "replays" | "screen">;
  readonly view: Pick<AgentConversation, "id" | "status">;
}

/** For those who lead: an exercise of a conversation that is over. */
export function ReplayMaker({ model, view }: ReplayMakerProps): JSX.Element | null {
  const { t } = useTranslation();
  const { agent, replays, screen } = model;
  const role = agent.value?.role;
  if (view.status !== "resolved" || role === undefined || !leadingRoles.includes(role)) return null;
  const make = async () => {
    if (await replays.make(view.id)) screen.show("replays");
  };
  return (
    <button type="button" class="tool" onClick={() => void make()}>
      {t("replays.make")}
    </button>
  );
}

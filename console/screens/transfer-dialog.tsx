import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AgentId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { AgentCalls, ValueOf } from "../../protocol/sockets.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { Dialog } from "./dialog.tsx";
import type { EndProps } from "./resolve-dialog.tsx";
import { useTranslation } from "./translation.ts";

type Agents = ValueOf<AgentCalls, "agent:list">["agents"];

export function TransferDialog({ model, view, onClose }: EndProps): JSX.Element {
  const { t } = useTranslation();
  const { actions } = model;
  const [agents, setAgents] = useState<Agents | "loading" | "failed">("loading");
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState("");
  useEffect(() => {
    model.call("agent:list", {}).then(
      (answer) => setAgents(answer.agents.filter(({ id }) => id !== view.agent?.id)),
      (error) => {
        asRefusal(error);
        setAgents("failed");
      },
    );
  }, [model, view.agent?.id]);

  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (chosen === undefined) return;
    const to = { toAgentId: chosen as AgentId, ...(note.trim() === "" ? {} : { note }) };
    if (await actions.transfer(view.id, to)) onClose();
  };
  return (
    <Dialog title={t("transfer.title")} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void handleSubmit(event)}>
        <AgentChoice agents={agents} chosen={chosen} onChoose={setChosen} />
        <label class="field">
          <span>{t("transfer.note")}</span>
          <textarea
            rows={3}
            value={note}
            maxLength={limits.summaryLength}
            placeholder={t("transfer.noteHint")}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            class="primary"
            aria-disabled={chosen === undefined || actions.busy.value}
          >
            {t("transfer.submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface AgentChoiceProps {
  readonly agents: Agents | "loading" | "failed";
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function AgentChoice({ agents, chosen, onChoose }: AgentChoiceProps): JSX.Element {
  const { t } = useTranslation();
  if (agents === "loading") return <p class="muted">{t("transfer.loading")}</p>;
  if (agents === "failed") return <p role="alert">{t("transfer.failed")}</p>;
  if (agents.length === 0) return <p class="muted">{t("transfer.nobody")}</p>;
  return (
    <fieldset class="agents">
      <legend>{t("transfer.to")}</legend>
      {agents.map(({ id, name }) => (
        <label key={id} class="agent-option">
          <input
            type="radio"
            name="agent"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

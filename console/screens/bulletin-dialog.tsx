import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { DeskModel } from "../models/desk.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface BulletinDialogProps {
  readonly model: Pick<DeskModel, "bulletins" | "call">;
  readonly onClose: () => void;
}

export function BulletinDialog({ model, onClose }: BulletinDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { bulletins, call } = model;
  const [text, setText] = useState("");
  const [team, setTeam] = useState("");
  const [teams, setTeams] = useState<readonly string[]>([]);
  useEffect(() => {
    call("agent:list", {}).then((found) => setTeams(found.teams), asRefusal);
  }, [call]);
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBlank(text)) return;
    if (await bulletins.write({ text: text.trim(), ...(team !== "" && { team }) })) onClose();
  };
  return (
    <Dialog title={t("bulletins.write")} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void handleSubmit(event)}>
        <label class="field">
          <span>{t("bulletins.for")}</span>
          <select value={team} onChange={(event) => setTeam(event.currentTarget.value)}>
            <option value="">{t("bulletins.everybody")}</option>
            {teams.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t("memo.text")}</span>
          <textarea
            rows={8}
            value={text}
            maxLength={limits.summaryLength}
            required
            autofocus
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="muted meta">{t("bulletins.note")}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={isBlank(text)}>
            {t("bulletins.send")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

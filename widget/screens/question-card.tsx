import type { JSX } from "preact";
import { splitLead } from "../../ui/lead.ts";
import { useWidgetContext } from "../context.ts";
import type { OpenQuestion } from "../models/open-question.ts";
import { AnswerRow } from "./rows.tsx";

/** A question of the bot's. A tap on a row is the answer; it can also be answered in words, or skipped. */
export function QuestionCard({ body, replies }: OpenQuestion): JSX.Element {
  const { support, t } = useWidgetContext();
  const { send } = support.chat;
  const { lead, rest } = splitLead(body.text);
  return (
    <fieldset class="bubble card question">
      <legend>
        {lead && <p class="card-title">{lead}</p>}
        {rest && <p class="muted">{rest}</p>}
      </legend>
      {replies.length > 0 && (
        <ul class="rows">
          {replies.map((reply) => (
            <li key={reply}>
              <AnswerRow onPick={() => send(reply)}>{reply}</AnswerRow>
            </li>
          ))}
        </ul>
      )}
      <div class="card-foot">
        <AnswerRow onPick={() => send(t("question.skip"))}>{t("question.skip")}</AnswerRow>
      </div>
    </fieldset>
  );
}

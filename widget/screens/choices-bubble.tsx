import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import type { ChoicesProps } from "../part-props.ts";
import { AgentButton } from "./agent-button.tsx";
import { AnswerRow } from "./rows.tsx";

/** The bot asks which question is meant. Each choice sends its title. */
export function ChoicesBubble(props: ChoicesProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const { text, choices, offersAgent, firstStep } = props.body;
  const { send } = support.chat;
  return (
    <>
      <div class="bubble card choices">
        {firstStep && (
          <section class="first-step">
            <h2 class="urgent-mark">
              <Icon name="alert" />
              {firstStep.title}
            </h2>
            <p>{firstStep.text}</p>
          </section>
        )}
        <h2 class="card-title">{text}</h2>
        <ul class="rows">
          {choices.map(({ articleId, title }) => (
            <li key={articleId}>
              <AnswerRow disabled={!props.live} onPick={() => send(title, articleId)}>
                <span>{title}</span>
                <Icon name="next" />
              </AnswerRow>
            </li>
          ))}
          <li class="muted">
            <AnswerRow disabled={!props.live} onPick={() => send(t("choices.none"))}>
              {t("choices.none")}
            </AnswerRow>
          </li>
        </ul>
      </div>
      {offersAgent && props.live && <AgentButton />}
    </>
  );
}

import type { JSX } from "preact";
import type { MessageBody } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The bot asks which question is meant. Each choice sends its title. */
export function ChoicesBubble(props: {
  readonly body: Extract<MessageBody, { readonly kind: "choices" }>;
  readonly live: boolean;
}): JSX.Element {
  const { support, t } = useWidgetContext();
  const { text, choices } = props.body;
  const { send } = support.chat;
  return (
    <div class="bubble card choices">
      <p>{text}</p>
      <ul class="rows">
        {choices.map(({ articleId, title }) => (
          <li key={articleId}>
            <button
              type="button"
              class="row-button"
              disabled={!props.live}
              onClick={() => send(title, articleId)}
            >
              <span>{title}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            class="row-button muted"
            disabled={!props.live}
            onClick={() => send(t("choices.none"))}
          >
            {t("choices.none")}
          </button>
        </li>
      </ul>
    </div>
  );
}

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentConversation } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { Icon } from "../../ui/icons.tsx";
import type { AgentActions } from "../models/actions.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

interface TagListProps {
  readonly actions: Pick<AgentActions, "setTags">;
  readonly view: AgentConversation;
  /** To choose from; others may be written. */
  readonly known: readonly string[];
}

/** The tags of the conversation, with a way to add one and to take one away. */
export function TagList({ actions, view, known }: TagListProps): JSX.Element {
  const { t } = useTranslation();
  const [written, setWritten] = useState<string | undefined>(undefined);
  const { id, tags } = view;
  const add = () => {
    if (written !== undefined && !isBlank(written))
      void actions.setTags(id, [...tags, written.trim()]);
    setWritten(undefined);
  };
  return (
    <ul class="tags">
      {tags.map((tag) => (
        <li key={tag} class="tag">
          <span class="cut">{tag}</span>
          <button
            type="button"
            aria-label={t("tags.remove", { tag })}
            onClick={() =>
              void actions.setTags(
                id,
                tags.filter((one) => one !== tag),
              )
            }
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      {tags.length < limits.tagCount && (
        <li>
          {written === undefined ? (
            <button type="button" class="tag-add" onClick={() => setWritten("")}>
              <ConsoleIcon name="plus" />
              {t("tags.add")}
            </button>
          ) : (
            <input
              class="tag-field"
              aria-label={t("tags.add")}
              value={written}
              list="known-tags"
              maxLength={limits.tagLength}
              autofocus
              ref={(field) => field?.focus()}
              onInput={({ currentTarget }) => setWritten(currentTarget.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.isComposing) return;
                if (event.key === "Enter") add();
                else if (event.key === "Escape") setWritten(undefined);
                else return;
                event.preventDefault();
                event.stopPropagation();
              }}
            />
          )}
          <datalist id="known-tags">
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </li>
      )}
    </ul>
  );
}

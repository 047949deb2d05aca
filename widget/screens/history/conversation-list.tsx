import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { ConversationSummary } from "../../../protocol/conversation.ts";
import { Icon } from "../../../ui/icons.tsx";
import { asRefusal } from "../../../ui/refusal.ts";
import { dayName } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { RemindRow } from "../reminders/remind-row.tsx";
import { SkeletonRows } from "../rows.tsx";
import { useRetry } from "../use-retry.ts";
import { useHistoryTexts } from "./texts.ts";

/** The customer's conversations, newest first, a page at a time. */
export function ConversationList(): JSX.Element {
  const { connection } = useWidgetContext().support;
  const text = useHistoryTexts();
  const known = useSignal<readonly ConversationSummary[]>([]);
  const state = useSignal<"loading" | "failed" | "more" | "all">("loading");
  const load = async () => {
    state.value = "loading";
    try {
      const before = known.value.at(-1)?.id;
      const page = await connection.call("conversation:list", { before });
      known.value = [...known.value, ...page.conversations];
      state.value = page.more ? "more" : "all";
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  };
  useEffect(() => void load(), []);
  useRetry(() => {
    if (state.value === "failed") void load();
  });
  return (
    <div class="scroll">
      {known.value.length > 0 && (
        <ul class="rows">
          {known.value.map((summary) => (
            <li key={summary.id}>
              <ConversationRow summary={summary} />
            </li>
          ))}
        </ul>
      )}
      {state.value === "loading" && <SkeletonRows count={4} />}
      {state.value === "all" && known.value.length === 0 && <p class="muted">{text("empty")}</p>}
      {state.value === "failed" && (
        <p class="failed-part" role="status">
          {text("failed")}
        </p>
      )}
      {(state.value === "failed" || state.value === "more") && (
        <button type="button" class="secondary wide" onClick={() => void load()}>
          {text(state.value === "more" ? "more" : "retry")}
        </button>
      )}
      <RemindRow />
    </div>
  );
}

/** When, about what, and whether something is left to do. */
function ConversationRow({ summary }: { readonly summary: ConversationSummary }): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = useHistoryTexts();
  const { id, lastAt, topic, lastText, status, surveyOpen } = summary;
  const state = status !== "resolved" ? "going" : surveyOpen ? "unrated" : "over";
  return (
    <button
      type="button"
      class="row-button"
      onClick={() => support.navigation.go({ name: "earlier", id })}
    >
      <span class="summary">
        <span class="one-line">{topic ?? lastText}</span>
        <small>
          <time dateTime={lastAt}>{dayName(new Date(lastAt), new Date(), locale)}</time>
          {" · "}
          <span class={`is-${state}`}>{text(state)}</span>
        </small>
      </span>
      <Icon name="next" />
    </button>
  );
}

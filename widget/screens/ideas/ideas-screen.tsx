import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Idea } from "../../../protocol/idea.ts";
import { createClientId } from "../../../ui/client-id.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { timeStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { SkeletonRows } from "../rows.tsx";
import { WrittenStep } from "../tickets/written-step.tsx";
import { useRetry } from "../use-retry.ts";
import { useIdeaTexts } from "./texts.ts";

/** What the customer has suggested, what was answered, and a place for more. */
export function IdeasScreen(): JSX.Element {
  const { connection, answeredIdea } = useWidgetContext().support;
  const text = useIdeaTexts();
  const isBegun = useRef(false);
  const known = useSignal<readonly Idea[]>([]);
  const state = useSignal<"loading" | "failed" | "more" | "all">("loading");
  const load = async (from: readonly Idea[]) => {
    state.value = "loading";
    try {
      const page = await connection.call("idea:list", { before: from.at(-1)?.id });
      known.value = [...from, ...page.ideas];
      state.value = page.more ? "more" : "all";
      // The server keeps that it was read, too.
      answeredIdea.value = undefined;
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  };
  const answered = answeredIdea.value;
  useEffect(() => {
    if (!isBegun.current || answered !== undefined) void load([]);
    isBegun.current = true;
  }, [answered]);
  useRetry(() => {
    if (state.value === "failed") void load(known.value);
  });
  const isEmpty = state.value === "all" && known.value.length === 0;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, where nothing in it can be tapped. */}
      <div class="scroll" tabIndex={0}>
        {isEmpty && (
          <div class="tickets-empty">
            <p class="card-title">{text("empty")}</p>
            <p class="muted">{text("intro")}</p>
          </div>
        )}
        {known.value.map((idea) => (
          <IdeaCard key={idea.id} idea={idea} />
        ))}
        {state.value === "loading" && known.value.length === 0 && <SkeletonRows count={3} />}
        {state.value === "failed" && (
          <p class="failed-part" role="status">
            {text("failed")}
          </p>
        )}
        {(state.value === "failed" || state.value === "more") && (
          <button type="button" class="secondary wide" onClick={() => void load(known.value)}>
            {text(state.value === "more" ? "more" : "retry")}
          </button>
        )}
      </div>
      <IdeaFoot
        onSent={(idea) => {
          known.value = [idea, ...known.value.filter(({ id }) => id !== idea.id)];
        }}
      />
    </>
  );
}

function IdeaCard({ idea: { at, text: said, answer } }: { readonly idea: Idea }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useIdeaTexts();
  const time = (when: string) => timeStamp(when, new Date(), locale);
  return (
    <article class="ticket-card">
      <p class="muted small">
        <time dateTime={at}>{time(at)}</time>
      </p>
      <p class="said" dir="auto">
        {said}
      </p>
      {answer ? (
        <div class="idea-answer">
          <p class="muted small">
            {text("answer", { by: answer.by })}
            <i class="sep" />
            <time dateTime={answer.at}>{time(answer.at)}</time>
          </p>
          <p class="said" dir="auto">
            {answer.text}
          </p>
        </div>
      ) : (
        <p class="muted small">{text("waiting")}</p>
      )}
    </article>
  );
}

function IdeaFoot({ onSent }: { readonly onSent: (idea: Idea) => void }): JSX.Element {
  const { connection } = useWidgetContext().support;
  const text = useIdeaTexts();
  const isWriting = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  // Sent again after a cut, it is the same idea.
  const clientId = useMemo(createClientId, [isWriting.value]);
  const send = async (written: string) => {
    problem.value = undefined;
    try {
      onSent((await connection.call("idea:send", { clientId, text: written })).idea);
      isWriting.value = false;
      return true;
    } catch (error) {
      const { code } = asRefusal(error);
      const tooMany = code === "too_large" || code === "rate_limited";
      problem.value = text(tooMany ? "tooMany" : "notSent");
      return false;
    }
  };
  if (!isWriting.value) {
    return (
      <div class="ticket-foot">
        <button
          type="button"
          class="primary wide"
          onClick={() => {
            isWriting.value = true;
          }}
        >
          {text("write")}
        </button>
      </div>
    );
  }
  return (
    <WrittenStep
      draftKey="idea"
      label={text("label")}
      lead={text("lead")}
      problem={problem.value}
      onCancel={() => {
        isWriting.value = false;
      }}
      onSend={send}
    />
  );
}

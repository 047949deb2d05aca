import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId } from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { DeskIdea, IdeaId, IdeaView } from "../../protocol/idea.ts";
import type { SurveyAnswer } from "../../protocol/survey-answer.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

type ListState = "loading" | "failed" | "more" | "all";

/** What customers say of services, and what they suggest. */
export interface FeedbackModel {
  readonly answers: ReadonlySignal<readonly SurveyAnswer[]>;
  readonly wanted: ReadonlySignal<WantedAnswers>;
  readonly ideas: ReadonlySignal<readonly DeskIdea[]>;
  readonly view: ReadonlySignal<IdeaView>;
  /** Of the list that is shown. */
  readonly state: ReadonlySignal<ListState>;
  readonly shown: ReadonlySignal<"answers" | "ideas">;
  /** Why the last answer to an idea was not taken. */
  readonly problem: ReadonlySignal<RefusalCode | null>;
  showAnswers(wanted: WantedAnswers): void;
  showIdeas(view: IdeaView): void;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** True when it was sent. */
  answer(id: IdeaId, text: string): Promise<boolean>;
  /** There is a new idea, or one was answered. */
  heard(): void;
}

interface WantedAnswers {
  readonly unhappy?: true;
  readonly agentId?: AgentId;
}

export function createFeedbackModel(call: AgentCall): FeedbackModel {
  const answers = signal<readonly SurveyAnswer[]>([]);
  const wanted = signal<WantedAnswers>({});
  const ideas = signal<readonly DeskIdea[]>([]);
  const view = signal<IdeaView>("open");
  const shown = signal<"answers" | "ideas">("answers");
  const state = signal<ListState>("loading");
  const problem = signal<RefusalCode | null>(null);
  /** Counts the lists that were asked for: an answer that comes late is for another one. */
  let asked = 0;

  async function read(isMore: boolean) {
    asked += 1;
    const mine = asked;
    state.value = "loading";
    try {
      const page = shown.peek() === "answers" ? await readAnswers(isMore) : await readIdeas(isMore);
      if (mine !== asked) return;
      page.place();
      state.value = page.more ? "more" : "all";
    } catch (error) {
      asRefusal(error);
      if (mine === asked) state.value = "failed";
    }
  }

  async function readAnswers(isMore: boolean) {
    const known = isMore ? answers.peek() : [];
    const page = await call("survey:list", { ...wanted.peek(), before: known.at(-1)?.id });
    const place = () => {
      answers.value = [...known, ...page.answers];
    };
    return { more: page.more, place };
  }

  async function readIdeas(isMore: boolean) {
    const known = isMore ? ideas.peek() : [];
    const page = await call("idea:list", { view: view.peek(), before: known.at(-1)?.id });
    const place = () => {
      ideas.value = [...known, ...page.ideas];
    };
    return { more: page.more, place };
  }

  return {
    answers,
    wanted,
    ideas,
    view,
    state,
    shown,
    problem,
    showAnswers(next) {
      shown.value = "answers";
      wanted.value = next;
      answers.value = [];
      void read(false);
    },
    showIdeas(next) {
      shown.value = "ideas";
      view.value = next;
      ideas.value = [];
      problem.value = null;
      void read(false);
    },
    load: () => read(false),
    loadMore: () => read(true),
    async answer(id, text) {
      problem.value = null;
      try {
        await call("idea:answer", { id, text });
        ideas.value = ideas.peek().filter((idea) => idea.id !== id);
        return true;
      } catch (error) {
        problem.value = asRefusal(error).code;
        return false;
      }
    },
    heard() {
      if (shown.peek() === "ideas") void read(false);
    },
  };
}

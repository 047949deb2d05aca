import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentConversation } from "../../protocol/desk.ts";
import { isBlank } from "../../protocol/text.ts";
import type { AgentActions } from "./actions.ts";
import type { TitleOfTopic } from "./topic-titles.ts";

/** The form that resolves a conversation: what it was about, and how it ended. */
export interface Resolution {
  readonly topic: Signal<string>;
  readonly summary: Signal<string>;
  /** The topics to choose from. Another one can be typed. */
  readonly topics: ReadonlySignal<readonly string[]>;
  readonly ready: ReadonlySignal<boolean>;
  loadTopics(): Promise<void>;
  /** True when it was done: the dialog may close. */
  submit(): Promise<boolean>;
}

interface ResolutionOptions {
  readonly view: Pick<AgentConversation, "id" | "topic" | "summary">;
  readonly actions: Pick<AgentActions, "busy" | "resolve">;
  readonly fetchTopics: () => Promise<readonly string[]>;
  readonly titleOf?: TitleOfTopic;
}

export function createResolution(options: ResolutionOptions): Resolution {
  const { view, actions, fetchTopics, titleOf = (topic) => topic } = options;
  const shown = titleOf(view.topic ?? "");
  const topic = signal(shown);
  // What the bot has gathered. The agent adds how it ended.
  const summary = signal(view.summary ?? "");
  const topics = signal<readonly string[]>([]);
  const filled = computed(() => !isBlank(topic.value) && !isBlank(summary.value));
  return {
    topic,
    summary,
    topics,
    ready: computed(() => filled.value && !actions.busy.value),
    async loadTopics() {
      topics.value = await fetchTopics();
    },
    async submit() {
      if (!filled.value) return false;
      // The customer reads it, too: what the agent leaves as it is stays in the customer's words.
      const wanted = topic.value === shown ? (view.topic ?? shown) : topic.value;
      return actions.resolve(view.id, { summary: summary.value, topic: wanted });
    },
  };
}

import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type {
  QualityReview,
  QualityReviews,
  QualitySample,
  SampledConversation,
  SampleKind,
} from "../../protocol/quality.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import type { AgentCall } from "./agent-call.ts";

/** A sample of finished conversations, one of them open beside its score sheet. */
export interface QualityModel {
  readonly kind: Signal<SampleKind>;
  /** Of this agent's only; empty: of everybody's. */
  readonly agent: Signal<string>;
  readonly sample: ReadonlySignal<QualitySample | null>;
  readonly chosen: ReadonlySignal<SampledConversation | null>;
  readonly preview: ReadonlySignal<AgentConversation | null>;
  /** Points by criterion, as far as they are given. */
  readonly scores: ReadonlySignal<Readonly<Record<string, number>>>;
  readonly comment: Signal<string>;
  /** Every criterion has its points. */
  readonly ready: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  draw(): Promise<void>;
  choose(found: SampledConversation): Promise<void>;
  give(criterion: string, points: number): void;
  /** True when it was saved. The conversation leaves the sample, and the next one is chosen. */
  submit(): Promise<boolean>;
}

interface QualityOptions {
  readonly call: AgentCall;
  readonly request?: AdminRequest;
}

export function createQualityModel(options: QualityOptions): QualityModel {
  const { call, request = requestAsAgent } = options;
  const kind = signal<SampleKind>("random");
  const agent = signal("");
  const sample = signal<QualitySample | null>(null);
  const chosen = signal<SampledConversation | null>(null);
  const preview = signal<AgentConversation | null>(null);
  const scores = signal<Readonly<Record<string, number>>>({});
  const comment = signal("");
  const problem = signal<RefusalCode | null>(null);

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await work();
      problem.value = null;
      return done;
    } catch (error) {
      problem.value = asRefusal(error).code;
      return undefined;
    }
  }

  async function choose(found: SampledConversation | null) {
    batch(() => {
      chosen.value = found;
      preview.value = null;
      scores.value = {};
      comment.value = "";
    });
    if (!found) return;
    const { id: conversationId } = found.row;
    const answer = await attempt(() => call("conversation:open", { conversationId }));
    if (answer && chosen.value === found) preview.value = answer.conversation;
  }

  async function draw() {
    const given = { kind: kind.value, ...(agent.value === "" ? {} : { agent: agent.value }) };
    const found = await attempt(() =>
      request<QualitySample>("GET", `quality/sample?${new URLSearchParams(given)}`),
    );
    if (!found) return;
    sample.value = found;
    await choose(found.conversations[0] ?? null);
  }

  async function submit() {
    const { row } = chosen.value ?? {};
    const before = sample.value;
    if (!row || !before) return false;
    const text = isBlank(comment.value) ? {} : { comment: comment.value.trim() };
    const body = { conversationId: row.id, scores: scores.value, ...text };
    const saved = await attempt(() =>
      request<{ readonly review: QualityReview }>("POST", "quality/reviews", body),
    );
    if (!saved) return false;
    const left = before.conversations.filter((one) => one.row.id !== row.id);
    sample.value = { ...before, conversations: left };
    await choose(left[0] ?? null);
    return true;
  }

  return {
    kind,
    agent,
    sample,
    chosen,
    preview,
    scores,
    comment,
    problem,
    ready: computed(
      () => sample.value?.criteria.every(({ id }) => scores.value[id] !== undefined) ?? false,
    ),
    draw,
    choose,
    give(criterion, points) {
      scores.value = { ...scores.value, [criterion]: points };
    },
    submit,
  };
}

/** What was scored; of an agent's own work only, where the agent does not lead. */
export interface ReviewsModel {
  readonly reviews: ReadonlySignal<readonly QualityReview[] | null>;
  readonly more: ReadonlySignal<boolean>;
  readonly failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
}

export function createReviewsModel(
  of: string | undefined,
  request: AdminRequest = requestAsAgent,
): ReviewsModel {
  const reviews = signal<readonly QualityReview[] | null>(null);
  const more = signal(false);
  const failed = signal(false);
  async function page(before: readonly QualityReview[]) {
    const last = before.at(-1)?.id;
    const query = new URLSearchParams({
      ...(of === undefined ? {} : { agent: of }),
      ...(last === undefined ? {} : { before: last }),
    });
    try {
      const found = await request<QualityReviews>("GET", `quality/reviews?${query}`);
      batch(() => {
        reviews.value = [...before, ...found.reviews];
        more.value = found.more;
        failed.value = false;
      });
    } catch (error) {
      asRefusal(error);
      failed.value = true;
    }
  }
  return {
    reviews,
    more,
    failed,
    load: () => page([]),
    loadMore: () => page(reviews.value ?? []),
  };
}

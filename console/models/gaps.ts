import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { TrialProgress } from "../../protocol/content-reply.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type {
  AcceptedChange,
  ChangeTrial,
  ContentAnswer,
  ContentChange,
  GapDetail,
  GapId,
  GapList,
} from "../../protocol/gaps.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import { beginWork, changeOf, type GapWork } from "./gap-change.ts";

/** `stale`: something was changed since the trial. */
export type TrialState = "none" | "running" | "done" | "stale" | "failed";

/** The kinds of questions that the bot failed, one of them open, and the change that is made of it. */
export interface GapsModel {
  readonly list: ReadonlySignal<GapList | null>;
  readonly failed: ReadonlySignal<boolean>;
  readonly selected: ReadonlySignal<GapId | null>;
  readonly detail: ReadonlySignal<GapDetail | null>;
  readonly work: ReadonlySignal<GapWork | null>;
  readonly trial: ReadonlySignal<ChangeTrial | null>;
  readonly trialState: ReadonlySignal<TrialState>;
  readonly accepted: ReadonlySignal<AcceptedChange | null>;
  /** What the filled button does now; null: something is missing. */
  readonly next: ReadonlySignal<"try" | "accept" | null>;
  load(days: number): Promise<void>;
  open(id: GapId): Promise<void>;
  /** The row that is so many further down. */
  step(by: 1 | -1): void;
  edit(patch: Partial<GapWork>): void;
  /** Tries the change, or accepts the one that has passed. */
  proceed(): Promise<void>;
  ask(question: string, locale: Locale): Promise<ContentAnswer | null>;
  /** How far the trial is that is running. */
  readonly progress: ReadonlySignal<TrialProgress | null>;
  cancel(): Promise<void>;
}

const progressEveryMs = 1_000;

export function createGapsModel(locale: Locale, request: AdminRequest = requestAsAgent): GapsModel {
  const list = signal<GapList | null>(null);
  const failed = signal(false);
  const selected = signal<GapId | null>(null);
  const detail = signal<GapDetail | null>(null);
  const work = signal<GapWork | null>(null);
  const trial = signal<ChangeTrial | null>(null);
  const trialState = signal<TrialState>("none");
  const accepted = signal<AcceptedChange | null>(null);
  const progress = signal<TrialProgress | null>(null);
  let tried: ContentChange | undefined;
  let isCancelled = false;
  let days = 7;

  const next = computed(() => {
    if (!work.value || changeOf(work.value) === undefined || trialState.value === "running")
      return null;
    if (trialState.value !== "done") return "try";
    return trial.value?.passes && accepted.value === null ? "accept" : null;
  });

  /** Answers nothing where the server does not; what is shown then says so. */
  async function attempt<Answer>(work: Promise<Answer>): Promise<Answer | null> {
    try {
      return await work;
    } catch (error) {
      asRefusal(error);
      return null;
    }
  }

  async function open(id: GapId) {
    selected.value = id;
    detail.value = null;
    work.value = null;
    trial.value = null;
    trialState.value = "none";
    accepted.value = null;
    const found = await attempt(request<GapDetail>("GET", `gaps/${id}?days=${days}`));
    if (selected.value !== id) return;
    failed.value = found === null;
    if (found === null) return;
    detail.value = found;
    work.value = beginWork(found);
  }

  async function tryIt(change: ContentChange) {
    trialState.value = "running";
    isCancelled = false;
    const path = `content/trials?locale=${locale}`;
    const watch = setInterval(() => void lookAfter(), progressEveryMs);
    const found = await attempt(request<ChangeTrial>("POST", path, { change }));
    clearInterval(watch);
    progress.value = null;
    tried = change;
    trial.value = found;
    const isSame = work.value && JSON.stringify(changeOf(work.value)) === JSON.stringify(change);
    const ended = isCancelled ? "none" : "failed";
    trialState.value = found === null ? ended : isSame ? "done" : "stale";
  }

  async function lookAfter() {
    const path = "content/trials/running";
    const found = await attempt(request<{ progress?: TrialProgress }>("GET", path));
    if (trialState.value === "running") progress.value = found?.progress ?? null;
  }

  async function accept(change: ContentChange) {
    trialState.value = "running";
    accepted.value = await attempt(request<AcceptedChange>("POST", "content/changes", { change }));
    trialState.value = accepted.value === null ? "failed" : "done";
  }

  return {
    list,
    failed,
    selected,
    detail,
    work,
    trial,
    trialState,
    accepted,
    next,
    open,
    async load(wanted) {
      days = wanted;
      const found = await attempt(request<GapList>("GET", `gaps?days=${days}`));
      failed.value = found === null;
      if (found === null) return;
      list.value = found;
      const [first] = found.gaps;
      if (first) await open(first.id);
    },
    progress,
    async cancel() {
      isCancelled = true;
      await attempt(request<Record<never, never>>("DELETE", "content/trials/running"));
    },
    step(by) {
      const gaps = list.value?.gaps ?? [];
      const at = gaps.findIndex(({ id }) => id === selected.value);
      const gap = gaps[at + by];
      if (gap) void open(gap.id);
    },
    edit(patch) {
      if (work.value === null) return;
      work.value = { ...work.value, ...patch };
      if (trialState.value === "done" || trialState.value === "failed") trialState.value = "stale";
      accepted.value = null;
    },
    async proceed() {
      const change = work.value ? changeOf(work.value) : undefined;
      if (change === undefined || next.value === null) return;
      await (next.value === "try" ? tryIt(change) : accept(change));
    },
    ask: (question, asked) => {
      const change = trialState.value === "done" && trial.value ? tried : undefined;
      const body = { question, locale: asked, ...(change && { change }) };
      return attempt(request<ContentAnswer>("POST", "content/questions", body));
    },
  };
}

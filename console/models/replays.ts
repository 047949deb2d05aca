import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ValueOf } from "../../protocol/calls.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { ReplayDraft, ReplayExercise, ReplayId, ReplayRow } from "../../protocol/replay.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConsoleTextKey } from "./texts.ts";

type Results = ValueOf<AgentCalls, "replay:results">;

/** What stands on the page: the list, one to be checked, one to be answered, or what was answered. */
export type ShownReplay =
  | { readonly kind: "list" }
  | { readonly kind: "draft"; readonly draft: ReplayDraft }
  | { readonly kind: "exercise"; readonly exercise: ReplayExercise }
  | { readonly kind: "results"; readonly results: Results };

export interface ReplaysModel {
  readonly list: ReadonlySignal<readonly ReplayRow[]>;
  readonly more: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly shown: ReadonlySignal<ShownReplay>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** Of a conversation that is over. True when it was done. */
  make(conversationId: ConversationId): Promise<boolean>;
  check(id: ReplayId): Promise<void>;
  open(id: ReplayId): Promise<void>;
  results(id: ReplayId): Promise<void>;
  back(): void;
  save(checked: CheckedReplay): Promise<void>;
  remove(id: ReplayId): Promise<void>;
  /** To the step that is open. True when it was done. */
  answer(text: string): Promise<boolean>;
}

export type CheckedReplay = AgentPayloads["replay:save"];

interface ReplaysOptions {
  readonly call: AgentCall;
  readonly say: (key: ConsoleTextKey) => void;
}

export function createReplaysModel({ call, say }: ReplaysOptions): ReplaysModel {
  const list = signal<readonly ReplayRow[]>([]);
  const more = signal(false);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const shown = signal<ShownReplay>({ kind: "list" });

  async function page(before: readonly ReplayRow[]) {
    const last = before.at(-1)?.id;
    try {
      const found = await call("replay:list", last === undefined ? {} : { before: last });
      batch(() => {
        list.value = [...before, ...found.replays];
        more.value = found.more;
        state.value = "ready";
      });
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  }

  /** Shows what was answered; says why not, where it was refused. */
  async function show(work: () => Promise<ShownReplay>): Promise<boolean> {
    try {
      shown.value = await work();
      return true;
    } catch (error) {
      say(`refused.${asRefusal(error).code}`);
      return false;
    }
  }

  const toList = async (): Promise<ShownReplay> => {
    await page([]);
    return { kind: "list" };
  };
  const draftShown = ({ draft }: { readonly draft: ReplayDraft }): ShownReplay => ({
    kind: "draft",
    draft,
  });
  const exerciseShown = (found: { readonly exercise: ReplayExercise }): ShownReplay => ({
    kind: "exercise",
    ...found,
  });
  return {
    list,
    more,
    state,
    shown,
    load: () => page([]),
    loadMore: () => page(list.value),
    make: (conversationId) =>
      show(async () => draftShown(await call("replay:make", { conversationId }))),
    async check(id) {
      await show(async () => draftShown(await call("replay:draft", { id })));
    },
    async open(id) {
      await show(async () => exerciseShown(await call("replay:open", { id })));
    },
    async results(id) {
      await show(async () => ({ kind: "results", results: await call("replay:results", { id }) }));
    },
    back() {
      shown.value = { kind: "list" };
      void page([]);
    },
    async save(checked) {
      const isDone = await show(async () => {
        await call("replay:save", checked);
        return toList();
      });
      if (isDone) say(checked.publish ? "replays.published" : "replays.saved");
    },
    async remove(id) {
      await show(async () => {
        await call("replay:remove", { id });
        return toList();
      });
    },
    async answer(text) {
      const now = shown.value;
      if (now.kind !== "exercise") return false;
      const { id, steps } = now.exercise;
      return show(async () =>
        exerciseShown(await call("replay:answer", { id, step: steps.length - 1, text })),
      );
    },
  };
}

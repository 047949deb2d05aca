import { type ReadonlySignal, signal } from "@preact/signals";
import type { ChangeEffect } from "../../protocol/change-effect.ts";
import type { ContentChangeId, MadeChange } from "../../protocol/gaps.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** What editors have made of gaps, and what it did. */
export interface MadeChangesModel {
  readonly changes: ReadonlySignal<readonly MadeChange[] | null>;
  readonly failed: ReadonlySignal<boolean>;
  /** Of those that were asked for; "failed" where the server did not answer. */
  readonly effects: ReadonlySignal<ReadonlyMap<ContentChangeId, ChangeEffect | "failed">>;
  load(): Promise<void>;
  loadEffect(id: ContentChangeId): Promise<void>;
}

export function createMadeChanges(request: AdminRequest = requestAsAgent): MadeChangesModel {
  const changes = signal<readonly MadeChange[] | null>(null);
  const failed = signal(false);
  const effects = signal<ReadonlyMap<ContentChangeId, ChangeEffect | "failed">>(new Map());
  return {
    changes,
    failed,
    effects,
    async load() {
      try {
        const path = "content/changes";
        changes.value = (
          await request<{ readonly changes: readonly MadeChange[] }>("GET", path)
        ).changes;
        failed.value = false;
      } catch (error) {
        asRefusal(error);
        failed.value = true;
      }
    },
    async loadEffect(id) {
      const effect = await request<ChangeEffect>("GET", `content/changes/${id}`).catch((error) => {
        asRefusal(error);
        return "failed" as const;
      });
      effects.value = new Map([...effects.peek(), [id, effect]]);
    },
  };
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Locale } from "../../protocol/conversation.ts";
import type { EditorStart } from "../../protocol/editor-start.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** What an editor begins the day with. */
export interface EditorStartModel {
  readonly start: ReadonlySignal<EditorStart | null>;
  readonly failed: ReadonlySignal<boolean>;
  load(locale: Locale): Promise<void>;
}

export function createEditorStartModel(request: AdminRequest = requestAsAgent): EditorStartModel {
  const start = signal<EditorStart | null>(null);
  const failed = signal(false);
  return {
    start,
    failed,
    async load(locale) {
      try {
        start.value = await request<EditorStart>("GET", `editor-start?locale=${locale}`);
        failed.value = false;
      } catch (error) {
        asRefusal(error);
        failed.value = true;
      }
    },
  };
}

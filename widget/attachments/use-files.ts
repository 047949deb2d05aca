import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useWidgetContext } from "../context.ts";
import type { Support } from "../models/support.ts";
import { createFiles, type Files } from "./files.ts";

/** There is one for all screens; it goes on when none of them shows it. */
export function openFiles(support: Support): Files {
  const { files, server, identity, localStore, connection, chat } = support;
  const known = files.peek();
  if (known) return known;
  const opened = createFiles({
    server,
    bearer: identity.bearer,
    localStore,
    isOnline: computed(() => connection.state.value === "online"),
    send: chat.sendNow,
    withWords: chat.withFiles,
    giveBack(text) {
      chat.draft.value = [text, chat.draft.peek()].filter(Boolean).join("\n");
    },
  });
  files.value = opened;
  return opened;
}

export function useFiles(): Files {
  const { support } = useWidgetContext();
  return useMemo(() => openFiles(support), [support]);
}

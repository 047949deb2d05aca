/** What the calls about notes, tags and saved replies answer. */

import type { Note, SavedReply } from "./notes.ts";

export interface NoteValues {
  readonly "note:add": { readonly note: Note };
  readonly "note:redact": { readonly note: Note };
  readonly "tag:set": { readonly tags: readonly string[] };
  readonly "reply:list": { readonly replies: readonly SavedReply[] };
  readonly "reply:save": { readonly reply: SavedReply };
  readonly "reply:delete": Record<never, never>;
}

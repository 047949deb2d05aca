import type { Attachment } from "../../protocol/attachment.ts";

/** The bytes of what was sent, for who may see them: no address of a file works without the session. */
export interface ShownFiles {
  /** The small version of a picture, or the whole of it. Rejects where it does not come. */
  picture(attachment: Attachment, size: "small" | "large"): Promise<Blob>;
  /** Hands it to the browser as a file. */
  save(attachment: Attachment): Promise<void>;
}

interface FilesSource {
  readonly server: string;
  readonly bearer: () => string | undefined;
}

/** So many small pictures are kept in memory, for scrolling back to them. */
const mostKept = 60;

export function createShownFiles({ server, bearer }: FilesSource): ShownFiles {
  const kept = new Map<string, Promise<Blob>>();
  const read = async (id: string, query = "") => {
    const headers = { authorization: `Bearer ${bearer() ?? ""}` };
    const response = await fetch(`${server}/api/attachments/${id}${query}`, { headers });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.blob();
  };
  const small = (id: string) => {
    const known = kept.get(id) ?? read(id, "?thumb=1");
    kept.set(id, known);
    known.catch(() => kept.delete(id));
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest) kept.delete(oldest);
    return known;
  };
  return {
    picture: ({ id }, size) => (size === "small" ? small(id) : read(id)),
    async save({ id, name }) {
      const [bytes, { saveBlob }] = await Promise.all([read(id), import("../../ui/kept-file.ts")]);
      saveBlob(name, bytes);
    },
  };
}

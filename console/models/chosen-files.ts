import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Attachment, type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import { type FileProblem, problemOfFile } from "../../ui/chosen-file.ts";
import { asRefusal } from "../../ui/refusal.ts";

export interface ChosenFile {
  readonly key: number;
  readonly file: File;
  readonly attachment?: Attachment | undefined;
  readonly problem?: FileProblem | "pixels" | "failed" | undefined;
}

/** What an agent sends with the next words. Each file is uploaded as it is chosen. */
export interface ChosenFiles {
  readonly all: ReadonlySignal<readonly ChosenFile[]>;
  /** Of those that are uploaded. */
  readonly ids: ReadonlySignal<readonly AttachmentId[]>;
  /** False while one is on its way or was not taken. */
  readonly areReady: ReadonlySignal<boolean>;
  add(files: Iterable<File>): void;
  retry(chosen: ChosenFile): void;
  remove(chosen: ChosenFile): void;
  clear(): void;
}

/** What was uploaded and never sent the server deletes after a day. */
export function createChosenFiles(upload: (file: File) => Promise<Attachment>): ChosenFiles {
  const all = signal<readonly ChosenFile[]>([]);
  let nextKey = 0;
  const change = (key: number, parts: Partial<ChosenFile>) => {
    all.value = all.peek().map((one) => (one.key === key ? { ...one, ...parts } : one));
  };
  const send = async ({ key, file }: ChosenFile) => {
    change(key, { problem: undefined });
    try {
      change(key, { attachment: await upload(file) });
    } catch (error) {
      change(key, { problem: problems[asRefusal(error).code] ?? "failed" });
    }
  };
  return {
    all,
    ids: computed(() => all.value.flatMap(({ attachment }) => attachment?.id ?? [])),
    areReady: computed(() => all.value.every(({ attachment }) => attachment !== undefined)),
    add(files) {
      for (const file of files) {
        const room = attachmentLimits.count - all.peek().length;
        const problem =
          problemOfFile(file, room) ??
          (file.size > attachmentLimits.bytes ? "tooLarge" : undefined);
        nextKey += 1;
        const chosen = { key: nextKey, file, problem };
        all.value = [...all.peek(), chosen];
        if (problem === undefined) void send(chosen);
      }
    },
    retry: (chosen) => void send(chosen),
    remove({ key }) {
      all.value = all.peek().filter((one) => one.key !== key);
    },
    clear() {
      all.value = [];
    },
  };
}

/** What the server has seen in the bytes. */
const problems: Readonly<Record<string, FileProblem | "pixels">> = {
  unsupported_type: "type",
  // Its size was looked at before.
  too_large: "pixels",
};

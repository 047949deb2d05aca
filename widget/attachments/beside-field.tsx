import type { JSX } from "preact";
import { useAnnounced } from "../screens/use-announced.ts";
import type { FileItem } from "./file-list.ts";
import { FileRow } from "./file-row.tsx";
import { fileWords } from "./file-words.ts";
import { chatPlace } from "./files.ts";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

/** Over the field of the chat: the files that go with the next words. */
export function BesideField(): JSX.Element | null {
  const { list } = useFiles();
  const text = useFileTexts();
  const beside = list.at(chatPlace).filter(({ message }) => !message);
  useRefusedAnnounced(beside);
  if (beside.length === 0) return null;
  return (
    <section class="beside-field" aria-label={text("beside")}>
      <ul class="file-rows">
        {beside.map((file) => (
          <FileRow key={file.clientId} file={file} />
        ))}
      </ul>
      <p class="muted small">{text("secret")}</p>
    </section>
  );
}

/** A screen reader says which of them was not taken last, and why. */
export function useRefusedAnnounced(files: readonly FileItem[]): void {
  const text = useFileTexts();
  const refused = files.findLast(({ state }) => state === "refused");
  const said = refused && `${refused.name}: ${fileWords(refused, { text, isOnline: true })}`;
  useAnnounced("files", said);
}

import type { JSX } from "preact";
import { useRefusedAnnounced } from "./beside-field.tsx";
import { Chooser } from "./chooser.tsx";
import { FileRow } from "./file-row.tsx";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

interface EvidenceProps {
  readonly place: string;
  /** To be looked at only: nothing more is added. */
  readonly isFinal?: boolean;
}

/** In a form: the files that go with it, and the way to more. */
export function Evidence({ place, isFinal }: EvidenceProps): JSX.Element {
  const { list } = useFiles();
  const text = useFileTexts();
  const files = list.at(place);
  useRefusedAnnounced(files);
  return (
    <section class="evidence" aria-label={text("evidence")}>
      {files.length > 0 && (
        <ul class="file-rows">
          {files.map((file) => (
            <FileRow key={file.clientId} file={file} />
          ))}
        </ul>
      )}
      {!isFinal && (
        <>
          <div class="add-choices">
            <Chooser place={place} />
          </div>
          <p class="muted small">{text("secret")}</p>
        </>
      )}
    </section>
  );
}

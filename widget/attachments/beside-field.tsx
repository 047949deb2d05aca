import type { JSX } from "preact";
import { attachmentLimits } from "../../protocol/attachment.ts";
import { useAnnounced } from "../screens/use-announced.ts";
import { FileRow } from "./file-row.tsx";
import { largest } from "./file-words.ts";
import { chatPlace } from "./files.ts";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

/** Over the field of the chat: the files that go with the next words. */
export function BesideField(): JSX.Element | null {
  const { list } = useFiles();
  const text = useFileTexts();
  const beside = list.at(chatPlace).filter(({ message }) => !message);
  return (
    <>
      {beside.length > 0 && (
        <section class="beside-field" aria-label={text("beside")}>
          <ul class="file-rows">
            {beside.map((file) => (
              <FileRow key={file.clientId} file={file} />
            ))}
          </ul>
          <p class="muted small">{text("secret")}</p>
        </section>
      )}
      <RefusedLine />
    </>
  );
}

/** What was not taken, and why. */
export function RefusedLine(): JSX.Element | null {
  const text = useFileTexts();
  const refused = useFiles().refused.value;
  const said =
    refused &&
    text(`refused.${refused.problem}`, {
      name: refused.name,
      size: largest,
      count: attachmentLimits.count,
    });
  useAnnounced("files", said);
  return said ? <p class="problem file-refused">{said}</p> : null;
}

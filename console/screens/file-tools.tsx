import type { JSX, TargetedClipboardEvent, TargetedDragEvent } from "preact";
import { useRef } from "preact/hooks";
import type { RefusalCode } from "../../protocol/errors.ts";
import { acceptedTypes } from "../../ui/chosen-file.ts";
import { Icon } from "../../ui/icons.tsx";
import type { ChosenFile, ChosenFiles } from "../models/chosen-files.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";
import "./file-tools.css";

interface FilesProps {
  readonly files: ChosenFiles;
}

/** The button that opens the chooser of the system. */
export function AddFiles({ files }: FilesProps): JSX.Element {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={acceptedTypes}
        aria-label={t("files.add")}
        onChange={({ currentTarget }) => {
          files.add(currentTarget.files ?? []);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="tool"
        aria-label={t("files.add")}
        title={t("files.add")}
        onClick={() => chooser.current?.click()}
      >
        <ConsoleIcon name="clip" />
      </button>
    </>
  );
}

/** What goes with the next words: on its way, there, or not taken. */
export function FilesBeside({
  files,
  refused,
}: FilesProps & { readonly refused?: RefusalCode | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  const all = files.all.value;
  if (all.length === 0) return null;
  return (
    <>
      <ul class="files-beside">
        {all.map((chosen) => (
          <FileRow key={chosen.key} chosen={chosen} files={files} />
        ))}
      </ul>
      {refused && (
        <p class="problem files-refused" role="alert">
          {t(`refused.${refused}`)}
        </p>
      )}
    </>
  );
}

function FileRow({ chosen, files }: FilesProps & { readonly chosen: ChosenFile }): JSX.Element {
  const { t } = useTranslation();
  const { file, attachment, problem } = chosen;
  return (
    <li data-problem={problem !== undefined}>
      <ConsoleIcon name="clip" />
      <span class="cut">{file.name}</span>
      <span class={problem ? "problem" : "muted"} role="status">
        {problem ? t(`files.problem.${problem}`) : attachment ? "" : t("files.uploading")}
      </span>
      {problem === "failed" && (
        <button type="button" class="quiet" onClick={() => files.retry(chosen)}>
          {t("retry")}
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t("files.remove", { name: file.name })}
        onClick={() => files.remove(chosen)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** A screenshot is pasted, a file is dropped: on whatever this is put. */
export const takingFiles = (files: ChosenFiles) => ({
  onPaste(event: TargetedClipboardEvent<HTMLElement>) {
    const pasted = event.clipboardData?.files ?? [];
    if (pasted.length === 0) return;
    event.preventDefault();
    files.add(pasted);
  },
  onDragOver(event: TargetedDragEvent<HTMLElement>) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  },
  onDrop(event: TargetedDragEvent<HTMLElement>) {
    const dropped = event.dataTransfer?.files ?? [];
    if (dropped.length === 0) return;
    event.preventDefault();
    files.add(dropped);
  },
});

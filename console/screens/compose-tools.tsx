import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import type { ChosenFiles } from "../models/chosen-files.ts";
import type { DeskModel } from "../models/desk.ts";
import { runCommand } from "../models/run-command.ts";
import type { WritingMode } from "../models/writing.ts";
import { ArticlesButton, SavedRepliesButton } from "./compose-buttons.tsx";
import { AddFiles } from "./file-tools.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface ComposeToolsProps {
  readonly model: DeskModel;
  readonly files: ChosenFiles;
  readonly mode: WritingMode;
  readonly ready: boolean;
  /** The last note was not kept. */
  readonly failed: boolean;
  /** A placeholder in the reply that nobody has filled: until then it is not sent. */
  readonly unfilled: string | undefined;
  readonly onSend: () => void;
}

export function ComposeTools({
  model,
  files,
  mode,
  ready,
  failed,
  unfilled,
  onSend,
}: ComposeToolsProps): JSX.Element {
  const { t } = useTranslation();
  const { connection } = model;
  const isOnline = connection.value === "online";
  const hint = !isOnline
    ? t(mode === "note" ? "note.offline" : "reply.offline")
    : failed && mode === "note"
      ? t("note.failed")
      : unfilled !== undefined
        ? t("reply.unfilled", { name: unfilled })
        : t("reply.hint");
  return (
    <div class="compose-tools">
      {mode === "reply" && (
        <>
          <AddFiles files={files} />
          <ArticlesButton model={model} hotkey="/">
            <KeyHint command="articles" />
          </ArticlesButton>
          <SavedRepliesButton onClick={() => runCommand("saved-replies", model)}>
            <KeyHint command="saved-replies" />
          </SavedRepliesButton>
        </>
      )}
      <p
        class="compose-hint"
        data-problem={!isOnline || unfilled !== undefined || (failed && mode === "note")}
        role="status"
      >
        {hint}
      </p>
      <button
        type="button"
        class="send"
        aria-label={t(mode === "note" ? "note.submit" : "composer.send")}
        aria-disabled={!ready}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onSend}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}

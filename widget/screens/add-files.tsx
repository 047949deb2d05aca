import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Strokes } from "../../ui/icons.tsx";
import { plusIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import type { Support } from "../models/support.ts";
import { late, lazy } from "./lazy.tsx";
import { loadAttachments } from "./load-attachments.ts";
import { useAttachments } from "./use-attachments.ts";

const LazyAddPanel = lazy<"addPanel", object>(loadAttachments, "addPanel");
const LazyTransaction = late("chosenTransaction", ({ about }) => (
  <p class="foot-note">{about.value}</p>
));
const chat = "chat";

/** Before the field: the way to photographs, files and transactions. Pictures may also be pasted and dropped anywhere in the chat. */
export function AddButton(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { isAdding } = support;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const screen = button.current?.closest<HTMLElement>(".screen");
    return screen ? takeGivenFiles(screen, (files) => addFiles(support, files)) : undefined;
  }, [support]);
  const isOpen = isAdding.value;
  useEffect(() => {
    if (!isOpen) return;
    return () => {
      isAdding.value = false;
      button.current?.focus({ preventScroll: true });
    };
  }, [isOpen]);
  const label = t("chat.add");
  return (
    <button
      type="button"
      class="icon-button add-button"
      ref={button}
      aria-label={label}
      aria-expanded={isOpen}
      title={label}
      onClick={() => {
        isAdding.value = !isOpen;
      }}
    >
      <Strokes paths={[plusIcon]} />
    </button>
  );
}

/** Over the field: what goes with the next words, and what can be added to them. */
export function OverField(): JSX.Element {
  const { files, isAdding, chat: talk } = useWidgetContext().support;
  const parts = useAttachments(files.value !== undefined);
  return (
    <>
      {talk.about.value !== undefined && <LazyTransaction about={talk.about} />}
      {parts && <parts.besideField.Component />}
      {isAdding.value && <LazyAddPanel />}
    </>
  );
}

/** What an earlier page has left goes on by itself. Without the mark its owner has signed out: nothing of it stays. */
export function resumeFiles(support: Support): void {
  if (!support.localStore.read("files")) forgetKeptFiles();
  else
    loadAttachments().then(
      ({ openFiles }) => openFiles(support),
      // With the next page, or the next file.
      () => undefined,
    );
}

/** The name is that of kept-files.ts, which is loaded with the first file only. */
function forgetKeptFiles(): void {
  try {
    indexedDB.deleteDatabase("pocketdesk:files");
  } catch {
    // Storage is refused: then nothing was kept.
  }
}

function addFiles(support: Support, files: readonly File[]): void {
  loadAttachments().then(
    ({ openFiles }) => openFiles(support).add(chat, files),
    // It says that it is not there.
    () => {
      support.isAdding.value = true;
    },
  );
}

/** Files that are pasted or dropped. Returns what stops it. */
function takeGivenFiles(screen: HTMLElement, take: (files: readonly File[]) => void): () => void {
  const accept = (event: Event, given: DataTransfer | null) => {
    const files = [...(given?.files ?? [])];
    // A table is copied as words and as a picture: it means the words.
    if (files.length === 0 || given?.types.includes("text/plain")) return;
    event.preventDefault();
    take(files);
  };
  const show = (on: boolean) => screen.toggleAttribute("data-drop", on);
  const handlePaste = (event: ClipboardEvent) => accept(event, event.clipboardData);
  const handleDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    show(event.type === "dragover");
    if (event.type === "drop") accept(event, event.dataTransfer);
  };
  const drags = ["dragover", "dragleave", "drop"] as const;
  screen.addEventListener("paste", handlePaste);
  for (const name of drags) screen.addEventListener(name, handleDrag);
  return () => {
    screen.removeEventListener("paste", handlePaste);
    for (const name of drags) screen.removeEventListener(name, handleDrag);
  };
}

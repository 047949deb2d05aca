import type { JSX } from "preact";
import { isPictureType } from "../../ui/chosen-file.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { fileIcon } from "./file-icons.ts";
import type { FileItem } from "./file-list.ts";
import { fileWords, percentOf } from "./file-words.ts";
import { PictureCanvas } from "./picture-canvas.tsx";
import { Ring } from "./ring.tsx";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

/** Pixels that a small preview is drawn with. */
const faceSide = 160;

/** A file before it is sent: what it shows, how far it is, and what can be done. */
export function FileRow({ file }: { readonly file: FileItem }): JSX.Element {
  const { connection } = useWidgetContext().support;
  const { sender } = useFiles();
  const text = useFileTexts();
  const { clientId, name, state } = file;
  const isOnline = connection.state.value === "online";
  const isFailed = state === "failed" || state === "refused";
  const isOver = isFailed || state === "done";
  return (
    <li class="file-row">
      <Face file={file} />
      <p class="file-words">
        <span class="file-name one-line">{name}</span>
        <small class={isFailed ? "file-failed" : undefined}>
          {fileWords(file, { text, isOnline })}
        </small>
      </p>
      {state === "failed" && (
        <button
          type="button"
          class="icon-button"
          aria-label={text("retryFile", { name })}
          onClick={() => sender.retry(clientId)}
        >
          <Icon name="retry" />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={text(isOver ? "remove" : "cancel", { name })}
        onClick={() => sender.cancel(file)}
      >
        {isOver ? <Icon name="close" /> : <Ring percent={percentOf([file])} />}
      </button>
    </li>
  );
}

/** A picture opens large: whoever sends it should see what it shows. */
function Face({ file }: { readonly file: FileItem }): JSX.Element {
  const { navigation } = useWidgetContext().support;
  const text = useFileTexts();
  const { name, bytes } = file;
  if (!isPictureType(bytes.type))
    return (
      <span class="file-face">
        <Strokes paths={fileIcon} />
      </span>
    );
  const read = () => Promise.resolve(bytes);
  return (
    <button
      type="button"
      class="file-face"
      aria-label={text("picture", { name })}
      onClick={() =>
        navigation.go({ name: "pictures", heading: name, at: 0, pictures: [{ name, read }] })
      }
    >
      <PictureCanvas key={bytes.size} read={read} label="" side={faceSide} />
    </button>
  );
}

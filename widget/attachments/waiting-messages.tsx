import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isPictureType } from "../../ui/chosen-file.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { fileIcon } from "./file-icons.ts";
import type { FileItem } from "./file-list.ts";
import type { WaitingMessage } from "./file-messages.ts";
import { fileWords, mayRetry, percentOf } from "./file-words.ts";
import { PictureCanvas } from "./picture-canvas.tsx";
import { Ring } from "./ring.tsx";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

/** At the end of the log: what was sent while its files are on their way. */
export function WaitingMessages(): JSX.Element {
  const { messages } = useFiles();
  return (
    <>
      {messages.all.value.map((message) => (
        <MessageOnItsWay key={message.clientId} message={message} />
      ))}
    </>
  );
}

/** Pixels that a picture in the log is drawn with. */
const logSide = 480;

function MessageOnItsWay({ message }: { readonly message: WaitingMessage }): JSX.Element {
  const { connection } = useWidgetContext().support;
  const { messages } = useFiles();
  const text = useFileTexts();
  const row = useRef<HTMLDivElement>(null);
  // The reader's own message comes into view.
  useLayoutEffect(() => row.current?.scrollIntoView({ block: "nearest" }), []);
  const { clientId, files, failed } = message;
  const broken = files.find(({ state }) => state === "failed");
  const isOnline = connection.state.value === "online";
  const words = () => {
    if (broken) return fileWords(broken, { text, isOnline });
    if (files.every(({ state }) => state === "done")) return text("sendingMessage");
    return isOnline ? text("uploading", { percent: percentOf(files) }) : text("paused");
  };
  return (
    <div class="row own" ref={row}>
      <div class="bubbles first last">
        <div class="waiting-files">
          {files.map((file) => (
            <WaitingFile key={file.clientId} file={file} />
          ))}
        </div>
        {message.text && <p class="bubble">{message.text}</p>}
      </div>
      {failed ? (
        <button type="button" class="state failed" onClick={() => messages.retry(clientId)}>
          <Icon name="retry" />
          {text("messageFailed")}
        </button>
      ) : (
        <span class={broken ? "state file-failed" : "state"} role="status">
          {words()}
        </span>
      )}
    </div>
  );
}

/** The ring is the way to stop it; where it has failed, to try again. */
function WaitingFile({ file }: { readonly file: FileItem }): JSX.Element {
  const { sender } = useFiles();
  const text = useFileTexts();
  const { clientId, name, bytes, state } = file;
  const mayTryAgain = state === "failed" && mayRetry(file);
  return (
    <div class="waiting-file">
      {isPictureType(bytes.type) ? (
        <PictureCanvas
          read={() => Promise.resolve(bytes)}
          label={text("picture", { name })}
          side={logSide}
        />
      ) : (
        <span class="waiting-pdf">
          <Strokes paths={fileIcon} />
          <span class="one-line">{name}</span>
        </span>
      )}
      {state !== "done" && (
        <button
          type="button"
          class="waiting-stop"
          aria-label={text(mayTryAgain ? "retryFile" : "cancel", { name })}
          onClick={() => (mayTryAgain ? sender.retry(clientId) : sender.cancel(file))}
        >
          {mayTryAgain ? <Icon name="retry" /> : <Ring percent={percentOf([file])} />}
        </button>
      )}
    </div>
  );
}

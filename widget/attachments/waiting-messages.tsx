import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isPictureType } from "../../ui/chosen-file.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { fileIcon } from "./file-icons.ts";
import type { FileItem } from "./file-list.ts";
import type { WaitingMessage } from "./file-messages.ts";
import { fileWords, percentOf } from "./file-words.ts";
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
  const { messages, sender } = useFiles();
  const text = useFileTexts();
  const row = useRef<HTMLDivElement>(null);
  // The reader's own message comes into view.
  useLayoutEffect(() => row.current?.scrollIntoView({ block: "nearest" }), []);
  const { clientId, files, failed } = message;
  const broken = files.filter(({ state }) => state === "failed");
  const refused = files.filter(({ state }) => state === "refused");
  const going = files.filter(({ state }) => state !== "refused");
  const isOnline = connection.state.value === "online";
  const words = () => {
    if (going.every(({ state }) => state === "done")) return text("sendingMessage");
    return isOnline ? text("uploading", { percent: percentOf(going) }) : text("paused");
  };
  const retry = () => {
    if (failed) messages.retry(clientId);
    for (const file of broken) sender.retry(file.clientId);
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
      {refused.map((file) => (
        <span key={file.clientId} class="state file-failed">
          {file.name} {fileWords(file, { text, isOnline })}
        </span>
      ))}
      {failed || broken.length > 0 ? (
        <button type="button" class="state failed" onClick={retry}>
          <Icon name="retry" />
          {text(failed ? "messageFailed" : "failedNetwork")}
        </button>
      ) : (
        <span class="state" role="status">
          {words()}
        </span>
      )}
    </div>
  );
}

/** The ring is the way to stop it; where it has failed, it is tried again or taken out. */
function WaitingFile({ file }: { readonly file: FileItem }): JSX.Element {
  const { messages, sender } = useFiles();
  const text = useFileTexts();
  const { clientId, name, bytes, state } = file;
  const isOver = state === "failed" || state === "refused";
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
      <div class="waiting-buttons">
        {state === "failed" && (
          <button
            type="button"
            class="waiting-stop"
            aria-label={text("retryFile", { name })}
            onClick={() => sender.retry(clientId)}
          >
            <Icon name="retry" />
          </button>
        )}
        {state !== "done" && (
          <button
            type="button"
            class="waiting-stop"
            aria-label={text(isOver ? "remove" : "cancel", { name })}
            onClick={() => messages.takeOut(file)}
          >
            {isOver ? <Icon name="close" /> : <Ring percent={percentOf([file])} />}
          </button>
        )}
      </div>
    </div>
  );
}

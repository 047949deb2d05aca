import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Attachment, isPicture } from "../../protocol/attachment.ts";
import { Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { fileIcon } from "./file-icons.ts";
import { PictureCanvas } from "./picture-canvas.tsx";
import { sizeWords, useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

interface SentFilesProps {
  readonly attachments: readonly Attachment[];
  /** In a conversation one picture alone is as large as the row lets it be. */
  readonly look: "log" | "tiles";
}

/** Pixels of the small version; the server makes no larger one. */
const smallSide = 480;

/** What was sent: pictures open large, PDFs are only ever saved. */
export function SentFiles({ attachments, look }: SentFilesProps): JSX.Element {
  const pictures = attachments.filter(isPicture);
  const others = attachments.filter((one) => !isPicture(one));
  const isAlone = look === "log" && pictures.length === 1;
  const shown = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepEndInView(shown.current), []);
  return (
    <div class={`sent-files sent-${look}`} ref={shown}>
      {pictures.length > 0 && (
        <div class={isAlone ? "sent-pictures alone" : "sent-pictures"}>
          {pictures.map((one, at) => (
            <SentPicture key={one.id} pictures={pictures} at={at} isAlone={isAlone} />
          ))}
        </div>
      )}
      {others.map((one) => (
        <SentDocument key={one.id} attachment={one} />
      ))}
    </div>
  );
}

/** Closer than this to the end counts as being there. */
const nearPx = 96;

/** It takes the place of a line of text in a log, which was at its end. */
function keepEndInView(shown: HTMLElement | null): void {
  const log = shown?.closest(".log");
  if (!shown || !log) return;
  const distance = log.scrollHeight - log.clientHeight - log.scrollTop;
  if (distance < shown.offsetHeight + nearPx) log.scrollTop = log.scrollHeight;
}

interface SentPictureProps {
  readonly pictures: readonly Attachment[];
  readonly at: number;
  readonly isAlone: boolean;
}

function SentPicture({ pictures, at, isAlone }: SentPictureProps): JSX.Element | null {
  const { navigation } = useWidgetContext().support;
  const { shown } = useFiles();
  const text = useFileTexts();
  const one = pictures[at];
  if (!one) return null;
  const { name, width = 1, height = 1 } = one;
  const open = () =>
    navigation.go({
      name: "pictures",
      heading: name,
      at,
      pictures: pictures.map((picture) => ({
        name: picture.name,
        read: () => shown.picture(picture, "large"),
      })),
    });
  return (
    <button
      type="button"
      class="sent-picture"
      aria-label={text("picture", { name })}
      // Its room is kept while it loads, so that nothing jumps.
      style={isAlone ? { aspectRatio: `${width} / ${height}` } : undefined}
      onClick={open}
    >
      <PictureCanvas read={() => shown.picture(one, "small")} label="" side={smallSide} />
    </button>
  );
}

function SentDocument({ attachment }: { readonly attachment: Attachment }): JSX.Element {
  const { shown } = useFiles();
  const text = useFileTexts();
  const failed = useSignal(false);
  const { name, size } = attachment;
  const save = async () => {
    failed.value = false;
    try {
      await shown.save(attachment);
    } catch {
      failed.value = true;
    }
  };
  return (
    <button type="button" class="sent-document" onClick={() => void save()}>
      <span class="file-face">
        <Strokes paths={fileIcon} />
      </span>
      <span class="file-words">
        <span class="file-name">{name}</span>
        <small class={failed.value ? "file-failed" : undefined} role="status">
          {failed.value ? text("saveFailed") : `PDF ${sizeWords(size)}`}
        </small>
        <span class="hidden">{text("saveIt")}</span>
      </span>
    </button>
  );
}

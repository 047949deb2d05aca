import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { type Attachment, isPicture } from "../../protocol/attachment.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { attachmentUrl, Gallery } from "./gallery.tsx";
import { useTranslation } from "./translation.ts";
import "./attachment-strip.css";

/** Pictures open large; a PDF is only ever saved. */
export function AttachmentStrip({
  attachments,
  look = "thumbs",
}: {
  readonly attachments: readonly Attachment[];
  /** Chips are a line high, with the name in the place of the picture. */
  readonly look?: "thumbs" | "chips";
}): JSX.Element | null {
  const { t } = useTranslation();
  const shown = useSignal<number | undefined>(undefined);
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(isPicture);
  return (
    <ul class="attachment-strip" data-look={look}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {isPicture(attachment) ? (
            <button
              type="button"
              class={look === "chips" ? "ticket-chip" : "attachment-thumb"}
              aria-label={t("gallery.open", { name: attachment.name })}
              onClick={() => {
                shown.value = pictures.indexOf(attachment);
              }}
            >
              {look === "chips" ? (
                <>
                  <ConsoleIcon name="picture" />
                  <span class="cut">{attachment.name}</span>
                </>
              ) : (
                <img
                  src={`${attachmentUrl(attachment)}?thumb=1`}
                  alt=""
                  loading="lazy"
                  width={attachment.width}
                  height={attachment.height}
                />
              )}
            </button>
          ) : (
            <SavedFile attachment={attachment} look={look} />
          )}
        </li>
      ))}
      {shown.value !== undefined && (
        <Gallery
          pictures={pictures}
          first={shown.value}
          onClose={() => {
            shown.value = undefined;
          }}
        />
      )}
    </ul>
  );
}

/** A PDF is never shown, as it may hold what acts: its name, its size, and a way to save it. */
function SavedFile({
  attachment,
  look,
}: {
  readonly attachment: Attachment;
  readonly look: "thumbs" | "chips";
}): JSX.Element {
  const { t } = useTranslation();
  const { name } = attachment;
  const count = kilobytes(attachment);
  return (
    <a
      class={look === "chips" ? "ticket-chip" : "attachment-file"}
      href={attachmentUrl(attachment)}
      download={name}
    >
      <ConsoleIcon name="article" />
      <span class="hidden">{t("gallery.saveFile")}</span>
      <span class="cut">{name}</span>
      <span class="muted">{t("gallery.size", { count })}</span>
      <ConsoleIcon name="download" />
    </a>
  );
}

const kilobytes = ({ size }: Attachment) => Math.max(1, Math.round(size / 1_024));

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Attachment } from "../../protocol/attachment.ts";
import { Icon } from "../../ui/icons.tsx";
import {
  type GalleryView,
  galleryKeyOf,
  galleryStart,
  galleryStep,
  isZoomed,
} from "../models/gallery.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";
import "./gallery.css";

export const attachmentUrl = ({ id }: Attachment): string => `/api/attachments/${id}`;

interface GalleryProps {
  readonly pictures: readonly Attachment[];
  readonly first: number;
  readonly onClose: () => void;
}

/** Evidence as large as the screen, one at a time: turned, zoomed and leafed through by keys or by buttons. */
export function Gallery({ pictures, first, onClose }: GalleryProps): JSX.Element | null {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useSignal<GalleryView>(galleryStart(first));
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const { at, turned, zoom } = view.value;
  const isLarge = isZoomed(view.value);
  const stage = useStage(view.value);
  const picture = pictures[at];
  const step = (what: Parameters<typeof galleryStep>[1]) => {
    view.value = galleryStep(view.value, what, pictures.length);
  };
  if (!picture) return null;
  const { width = 1, height = 1 } = picture;
  const isSideways = turned % 180 !== 0;
  return (
    <dialog
      ref={dialog}
      class="gallery"
      aria-label={t("gallery.title")}
      onClose={(event) => {
        if (event.currentTarget.isConnected) onClose();
      }}
      onKeyDown={(event) => {
        const key = galleryKeyOf(event.key, view.value);
        if (key === undefined || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        step(key);
      }}
    >
      <header class="gallery-head">
        <span class="cut">{picture.name}</span>
        <span role="status">
          {t("gallery.place", {
            at: at + 1,
            count: pictures.length,
            percent: Math.round(zoom * 100),
          })}
        </span>
        <span class="gallery-tools">
          <Tool icon="turnLeft" name={t("gallery.left")} keys="L" onClick={() => step("left")} />
          <Tool icon="turnRight" name={t("gallery.right")} keys="R" onClick={() => step("right")} />
          <Tool icon="minus" name={t("gallery.smaller")} keys="−" onClick={() => step("smaller")} />
          <Tool icon="plus" name={t("gallery.larger")} keys="+" onClick={() => step("larger")} />
          <Tool icon="fit" name={t("gallery.fit")} keys="0" onClick={() => step("fit")} />
          <a class="tool" href={attachmentUrl(picture)} download={picture.name}>
            {t("gallery.save")}
          </a>
          <button
            type="button"
            class="icon-button"
            aria-label={t("dialog.close")}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </span>
      </header>
      <section
        class="gallery-stage"
        {...stage}
        tabIndex={isLarge ? 0 : -1}
        aria-label={picture.name}
      >
        <div
          class="gallery-picture"
          data-sideways={isSideways}
          style={{
            "--turned": `${turned}deg`,
            "--zoom": String(zoom),
            "--ratio": String(isSideways ? height / width : width / height),
            "--natural": `${isSideways ? height : width}px`,
          }}
        >
          <img key={picture.id} src={attachmentUrl(picture)} alt={picture.name} />
        </div>
      </section>
      {pictures.length > 1 && (
        <footer class="gallery-foot">
          <button type="button" class="tool" disabled={at === 0} onClick={() => step("previous")}>
            <Icon name="back" /> {t("gallery.previous")} <Keys label={isLarge ? "K" : "←"} />
          </button>
          <button
            type="button"
            class="tool"
            disabled={at === pictures.length - 1}
            onClick={() => step("next")}
          >
            {t("gallery.next")} <Keys label={isLarge ? "J" : "→"} /> <Icon name="next" />
          </button>
        </footer>
      )}
    </dialog>
  );
}

/** What was in the middle stays there, whatever the zoom; a picture that is larger than the screen takes the keys that scroll it. */
function useStage({ at, turned, zoom }: GalleryView) {
  const ref = useRef<HTMLElement>(null);
  const middle = useRef({ x: 0.5, y: 0.5 });
  useLayoutEffect(() => {
    middle.current = { x: 0.5, y: 0.5 };
  }, [at, turned]);
  useLayoutEffect(() => {
    const { current: stage } = ref;
    if (!stage) return;
    const { x, y } = middle.current;
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = stage;
    stage.scrollTo(x * scrollWidth - clientWidth / 2, y * scrollHeight - clientHeight / 2);
    if (isZoomed({ zoom })) stage.focus();
  }, [at, turned, zoom]);
  const onScroll = ({ currentTarget: stage }: { readonly currentTarget: HTMLElement }) => {
    middle.current = {
      x: (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth,
      y: (stage.scrollTop + stage.clientHeight / 2) / stage.scrollHeight,
    };
  };
  return { ref, onScroll };
}

interface ToolProps {
  readonly icon: Parameters<typeof ConsoleIcon>[0]["name"];
  readonly name: string;
  readonly keys: string;
  readonly onClick: () => void;
}

const Tool = ({ icon, name, keys, onClick }: ToolProps): JSX.Element => (
  <button
    type="button"
    class="icon-button"
    aria-label={name}
    aria-keyshortcuts={keys}
    title={`${name} ${keys}`}
    onClick={onClick}
  >
    <ConsoleIcon name={icon} />
  </button>
);

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, Strokes } from "../../ui/icons.tsx";
import type { LargePicture } from "../models/navigation.ts";
import { Failed } from "../screens/failed.tsx";
import { saveIcon } from "./file-icons.ts";
import { PictureCanvas } from "./picture-canvas.tsx";
import { useFileTexts } from "./texts.ts";

export interface PicturesScreenProps {
  readonly pictures: readonly LargePicture[];
  /** The one that is shown first. */
  readonly at: number;
}

/** Pixels: the server keeps no more. */
const largeSide = 4_096;

/** Pictures one at a time, as large as the screen; a tap shows one in its own size, to be moved about. */
export function PicturesScreen({ pictures, at }: PicturesScreenProps): JSX.Element | null {
  const text = useFileTexts();
  const shown = useSignal(at);
  const isLarger = useSignal(false);
  /** Counts the attempts: each draws it anew. */
  const attempt = useSignal(0);
  const failed = useSignal(false);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = view.current;
    element?.focus({ preventScroll: true });
    const handleKey = ({ key }: KeyboardEvent) => {
      if (isLarger.peek()) return;
      if (key === "ArrowLeft") step(-1);
      if (key === "ArrowRight") step(1);
    };
    const screen = element?.parentElement;
    screen?.addEventListener("keydown", handleKey);
    return () => screen?.removeEventListener("keydown", handleKey);
  }, []);
  const picture = pictures[shown.value];
  if (!picture) return null;
  const { name, read } = picture;
  const step = (by: number) => {
    const next = shown.peek() + by;
    if (next < 0 || next >= pictures.length) return;
    shown.value = next;
    isLarger.value = failed.value = false;
  };
  const retry = () => {
    attempt.value += 1;
    failed.value = false;
  };
  const save = async () => {
    const [bytes, { saveBlob }] = await Promise.all([read(), import("../../ui/kept-file.ts")]);
    saveBlob(name, bytes);
  };
  return (
    <div class="pictures-screen">
      <div class="picture-view" ref={view} tabIndex={-1} data-larger={isLarger.value}>
        {failed.value ? (
          <Failed title={text("pictureFailed")} onRetry={retry} />
        ) : (
          <PictureCanvas
            key={`${shown.value} ${attempt.value}`}
            read={read}
            label={text("picture", { name })}
            side={largeSide}
            onFailed={() => {
              failed.value = true;
            }}
          />
        )}
      </div>
      <div class="picture-foot">
        {pictures.length > 1 && (
          <button
            type="button"
            class="icon-button"
            aria-label={text("previous")}
            disabled={shown.value === 0}
            onClick={() => step(-1)}
          >
            <Icon name="back" />
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-pressed={isLarger.value}
          onClick={() => {
            isLarger.value = !isLarger.value;
          }}
        >
          {text(isLarger.value ? "smaller" : "larger")}
        </button>
        {pictures.length > 1 && (
          <span class="small muted" role="status">
            {text("place", { at: shown.value + 1, count: pictures.length })}
          </span>
        )}
        <button type="button" class="quiet" onClick={() => void save().catch(retry)}>
          <Strokes paths={saveIcon} />
          {text("saveIt")}
        </button>
        {pictures.length > 1 && (
          <button
            type="button"
            class="icon-button"
            aria-label={text("following")}
            disabled={shown.value === pictures.length - 1}
            onClick={() => step(1)}
          >
            <Icon name="next" />
          </button>
        )}
      </div>
    </div>
  );
}

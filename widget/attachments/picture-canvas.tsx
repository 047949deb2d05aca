import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface CanvasProps {
  readonly read: () => Promise<Blob>;
  /** What a screen reader says of it; empty where something around it does. */
  readonly label: string;
  /** No more than so many pixels of the longer side are drawn. */
  readonly side: number;
  readonly onFailed?: () => void;
}

/**
 * A picture, read when it comes near the screen. On a canvas: a page that embeds us may allow no pictures of ours by its Content
 * Security Policy, and a canvas needs no address.
 */
export function PictureCanvas({ read, label, side, onFailed }: CanvasProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const state = useSignal<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let isGone = false;
    const show = async () => {
      try {
        const bitmap = await createImageBitmap(await read());
        if (!isGone) draw(element, bitmap, side);
        bitmap.close();
        state.value = "shown";
      } catch {
        state.value = "failed";
        if (!isGone) onFailed?.();
      }
    };
    const nearby = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        nearby.disconnect();
        void show();
      },
      { rootMargin: "400px" },
    );
    nearby.observe(element);
    return () => {
      isGone = true;
      nearby.disconnect();
    };
  }, []);
  return (
    <canvas
      class="picture"
      ref={canvas}
      data-state={state.value}
      role="img"
      aria-label={label}
      aria-hidden={label === ""}
    />
  );
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap, side: number): void {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (context) context.imageSmoothingQuality = "high";
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

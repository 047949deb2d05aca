import type { JSX } from "preact";
import { acceptedTypes } from "../../ui/chosen-file.ts";
import { Strokes } from "../../ui/icons.tsx";
import { cameraIcon, fileIcon, pictureIcon } from "./file-icons.ts";
import { useFileTexts } from "./texts.ts";
import { useFiles } from "./use-files.ts";

interface ChooserProps {
  readonly place: string;
  readonly onChosen?: () => void;
}

/** From the camera or the gallery; where there is a mouse, from the disk. */
export function Chooser({ place, onChosen }: ChooserProps): JSX.Element {
  const files = useFiles();
  const text = useFileTexts();
  const isTouched = matchMedia("(pointer: coarse)").matches;
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = "";
    if (chosen.length === 0) return;
    void files.add(place, chosen);
    onChosen?.();
  };
  return (
    <>
      {isTouched && (
        <label class="add-choice">
          <input
            class="hidden"
            type="file"
            accept="image/jpeg"
            capture="environment"
            onChange={({ currentTarget }) => take(currentTarget)}
          />
          <Strokes paths={cameraIcon} />
          {text("camera")}
        </label>
      )}
      <label class="add-choice">
        <input
          class="hidden"
          type="file"
          multiple
          accept={acceptedTypes}
          onChange={({ currentTarget }) => take(currentTarget)}
        />
        <Strokes paths={isTouched ? pictureIcon : fileIcon} />
        {text(isTouched ? "gallery" : "chooseFile")}
      </label>
    </>
  );
}

import type { Signal } from "@preact/signals";
import type { JSX, RefObject, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { fitHeight, isComposing } from "../../ui/composer.tsx";
import { cutName } from "../models/customer-name.ts";
import type { WritingMode } from "../models/writing.ts";
import { useTranslation } from "./translation.ts";

interface ComposeFieldProps {
  readonly draft: Signal<string>;
  readonly mode: WritingMode;
  /** The customer's. */
  readonly name: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly limit: number;
  /** True where the key was for something else than the text. */
  readonly onKey: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly onWrote: ((text: string) => void) | undefined;
  readonly onSend: () => void;
}

export function ComposeField({
  draft,
  mode,
  field,
  limit,
  ...props
}: ComposeFieldProps): JSX.Element {
  const { t } = useTranslation();
  const text = draft.value;
  const excess = text.length - limit;
  useLayoutEffect(() => fitHeight(field.current), [text, mode]);
  useLayoutEffect(() => {
    const fit = () => fitHeight(field.current);
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, [field]);
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event) || event.altKey) return;
    if (props.onKey(event)) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    props.onSend();
  };
  const { name } = props;
  return (
    <>
      {excess > 0 && (
        <p class="too-long" role="status">
          {t("composer.tooLong", { limit, excess })}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={
          mode === "note" ? t("note.placeholder") : t("reply.placeholder", { name: cutName(name) })
        }
        aria-label={t(mode === "note" ? "compose.note" : "composer.label")}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          draft.value = currentTarget.value;
          props.onWrote?.(currentTarget.value);
        }}
        onKeyDown={handleKeyDown}
      />
    </>
  );
}

import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX, Ref, TargetedEvent, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { chatLimits } from "../protocol/chat-limits.ts";
import { isBlank } from "../protocol/text.ts";
import { Icon } from "./icons.tsx";
import type { Translate, UiKey } from "./translate.ts";

export interface ComposerProps {
  /** What is being written. It belongs to the model, so that it outlives the screen. */
  readonly draft: Signal<string>;
  readonly placeholder: string;
  readonly t: Translate<UiKey>;
  /** Called with text that is not blank, unless it may be, and not too long; the composer has emptied itself. */
  readonly onSend: (text: string) => void;
  readonly onInput?: (text: string) => void;
  readonly field?: Ref<HTMLTextAreaElement>;
  /** What stands before the field, and what stands after it in place of the send button. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
  /** Something stands beside the text: it may be sent without a word. */
  readonly mayBeEmpty?: boolean;
  /** Drawn over the text; while it is there, nothing is sent. */
  readonly overlay?: ComponentChildren;
}

export function Composer(props: ComposerProps): JSX.Element {
  const { draft, placeholder, t } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = draft.value;
  const excess = text.length - chatLimits.messageLength;
  const ready = (props.mayBeEmpty || !isBlank(text)) && excess <= 0 && !props.overlay;
  useLayoutEffect(() => fitHeight(field.current), [text]);

  const send = () => {
    if (!ready) return;
    draft.value = "";
    props.onSend(sendable(text));
    field.current?.focus();
  };
  const handleInput = (event: TargetedEvent<HTMLTextAreaElement>) => {
    draft.value = event.currentTarget.value;
    props.onInput?.(draft.value);
  };
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="composer">
      {excess > 0 && (
        <p class="too-long" role="status">
          {t("composer.tooLong", { limit: chatLimits.messageLength, excess })}
        </p>
      )}
      <div class="composer-row">
        {props.before}
        <div class="composer-field">
          <textarea
            ref={(element) => {
              field.current = element;
              if (typeof props.field === "function") props.field(element);
              else if (props.field) props.field.current = element;
            }}
            rows={1}
            value={text}
            placeholder={placeholder}
            aria-label={t("composer.label")}
            autocomplete="off"
            enterkeyhint="send"
            onInput={handleInput}
            onKeyDown={handleKeyDown}
          />
          {props.overlay}
        </div>
        {props.after || (
          <button
            type="button"
            class="send"
            aria-label={t("composer.send")}
            aria-disabled={!ready}
            // The field keeps the focus, or the phone's keyboard would close at every message.
            onPointerDown={(event) => event.preventDefault()}
            onClick={send}
          >
            <Icon name="send" />
          </button>
        )}
      </div>
    </div>
  );
}

/** Enter that picks a candidate of an input method does not send. Older WebKit reports key code 229 then. */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }) =>
  event.isComposing || event.keyCode === 229;

/** The server refuses NUL and half an emoji, which are not text. They are taken out, so that the message is not lost. */
export const sendable = (text: string): string => {
  const shown: string & { toWellFormed?(): string } = text.replaceAll("\0", "");
  return shown.toWellFormed?.() ?? shown;
};

/** The field grows with its text, up to the max-height of the style sheet. */
export function fitHeight(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

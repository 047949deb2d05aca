import type { JSX } from "preact";
import type { MarkedPart } from "../../protocol/personal/doubts.ts";

interface MarkedFieldProps {
  readonly parts: readonly MarkedPart[];
  readonly label: string;
  readonly maxLength: number;
  readonly onInput: (text: string) => void;
  /** The marked text, or an empty one. */
  readonly onSelect: (text: string) => void;
}

/** A field whose text lies over the same text with marks: a field alone can show none. */
export function MarkedField({
  parts,
  label,
  maxLength,
  onInput,
  onSelect,
}: MarkedFieldProps): JSX.Element {
  const value = parts.map(({ text }) => text).join("");
  return (
    <div class="marked-field">
      <div class="marked-under" aria-hidden="true">
        {parts.map(({ text, mark }, index) =>
          mark ? (
            <mark key={index} data-mark={mark}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {"\u200b"}
      </div>
      <textarea
        aria-label={label}
        value={value}
        maxLength={maxLength}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onSelect={({ currentTarget: { value: text, selectionStart, selectionEnd } }) =>
          onSelect(text.slice(selectionStart, selectionEnd).trim())
        }
      />
    </div>
  );
}

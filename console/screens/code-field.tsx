import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import "./code-field.css";

interface CodeFieldProps {
  readonly label: string;
  /** Under the boxes. */
  readonly hint?: string;
  /** In front of it. */
  readonly children?: ComponentChildren;
  readonly onChange?: (code: string) => void;
  /** Six digits are there. */
  readonly onCode: (code: string) => void;
}

const codeLength = 6;
const boxes = Array.from({ length: codeLength }, (_, index) => index);

/** One field over six boxes: it can be pasted into, and a password manager fills it. */
export function CodeField({
  label,
  hint,
  children,
  onChange,
  onCode,
}: CodeFieldProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(0);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <div class="code-entry">
      <label class="field">
        <span>{label}</span>
        <span class="code-boxes">
          {boxes.map((box) => (
            <i key={box} aria-hidden="true" data-next={box === Math.min(count, codeLength - 1)} />
          ))}
          <input
            ref={field}
            class="code-field"
            name="code"
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={codeLength}
            aria-describedby={hint && id}
            onInput={(event) => {
              const digits = event.currentTarget.value.normalize("NFKC").replace(/\D/g, "");
              event.currentTarget.value = digits;
              setCount(digits.length);
              onChange?.(digits);
              if (digits.length === codeLength) onCode(digits);
            }}
          />
        </span>
      </label>
      {hint !== undefined && (
        <p class="muted code-hint">
          {children}
          <span id={id}>{hint}</span>
        </p>
      )}
    </div>
  );
}

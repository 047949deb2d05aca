import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./code-field.css";

interface CodeFieldProps {
  readonly label: string;
  /** Six digits are there. */
  readonly onCode: (code: string) => void;
}

/** One field for six digits: it can be pasted into, and a password manager fills it. */
export function CodeField({ label, onCode }: CodeFieldProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        ref={field}
        class="code-field"
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={6}
        onInput={(event) => {
          const digits = event.currentTarget.value.normalize("NFKC").replace(/\D/g, "");
          event.currentTarget.value = digits;
          if (digits.length === 6) onCode(digits);
        }}
      />
    </label>
  );
}

import type { JSX } from "preact";
import "./key-table.css";

interface KeyTableProps {
  readonly keys: readonly (readonly [label: string, does: string])[];
}

/** Keys with what they do. */
export const KeyTable = ({ keys }: KeyTableProps): JSX.Element => (
  <dl class="keys">
    {keys.map(([label, does]) => (
      <div key={label}>
        <dt>
          {label.split(" ").map((key) => (
            <kbd key={key} class="key">
              {key}
            </kbd>
          ))}
        </dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);

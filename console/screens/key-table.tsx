import type { JSX } from "preact";
import { type Command, labelOf } from "../models/keyboard.ts";
import { useTranslation } from "./translation.ts";
import "./key-table.css";

/** Keys with what they do. */
export function KeyTable({ commands }: { readonly commands: readonly Command[] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <dl class="keys">
      {commands.map((command) => (
        <div key={command}>
          <dt>
            <kbd class="key">{labelOf(command)}</kbd>
          </dt>
          <dd>{t(`keys.${command}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

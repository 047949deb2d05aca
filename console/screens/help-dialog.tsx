import type { JSX } from "preact";
import { labelOf, shortcuts } from "../models/keyboard.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

export function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <dl class="keys">
        {shortcuts.map(({ command }) => (
          <div key={command}>
            <dt>
              <kbd class="key">{labelOf(command)}</kbd>
            </dt>
            <dd>{t(`keys.${command}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

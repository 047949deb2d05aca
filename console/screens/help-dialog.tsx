import type { JSX } from "preact";
import { shortcuts } from "../models/keyboard.ts";
import { ticketShortcuts } from "../models/ticket-keys.ts";
import { Dialog } from "./dialog.tsx";
import { KeyTable } from "./key-table.tsx";
import { useTranslation } from "./translation.ts";

/** Every key, by the page on which it counts. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <KeyTable
        keys={[
          ["Ctrl K", t("keys.palette")],
          ["Ctrl Shift F", t("search.label")],
          ["Ctrl Enter", t("keys.filled")],
        ]}
      />
      <h3 class="keys-title muted">{t("rail.desk")}</h3>
      <KeyTable
        keys={shortcuts.map(({ command, label }) => [label, t(`keys.${command}`)] as const)}
      />
      <h3 class="keys-title muted">{t("tickets.title")}</h3>
      <KeyTable
        keys={ticketShortcuts.map(
          ({ command, label }) => [label, t(`ticketKeys.${command}`)] as const,
        )}
      />
    </Dialog>
  );
}

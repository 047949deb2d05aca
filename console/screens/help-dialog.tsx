import type { JSX } from "preact";
import { shortcuts } from "../models/keyboard.ts";
import { liveShortcuts } from "../models/live-keys.ts";
import { searchKeys } from "../models/search-keys.ts";
import { ticketShortcuts } from "../models/ticket-keys.ts";
import { Dialog } from "./dialog.tsx";
import { KeyTable } from "./key-table.tsx";
import { useTranslation } from "./translation.ts";

interface HelpDialogProps {
  /** Whoever does not has no live page. */
  readonly leads: boolean;
  readonly onClose: () => void;
}

/** Every key, by the page on which it counts. */
export function HelpDialog({ leads, onClose }: HelpDialogProps): JSX.Element {
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
      {leads && (
        <>
          <h3 class="keys-title muted">{t("rail.live")}</h3>
          <KeyTable
            keys={liveShortcuts.map(
              ({ command, label }) => [label, t(`liveKeys.${command}`)] as const,
            )}
          />
        </>
      )}
      <h3 class="keys-title muted">{t("rail.search")}</h3>
      <KeyTable keys={searchKeys.map(({ label, text }) => [label, t(text)] as const)} />
    </Dialog>
  );
}

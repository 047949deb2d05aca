import type { JSX } from "preact";
import { shortcuts } from "../models/keyboard.ts";
import { Dialog } from "./dialog.tsx";
import { KeyTable } from "./key-table.tsx";
import { useTranslation } from "./translation.ts";

export function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <KeyTable commands={shortcuts.map(({ command }) => command)} />
    </Dialog>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { asRefusal } from "../../ui/refusal.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

interface DownloadButtonProps {
  readonly label: string;
  readonly onSave: () => Promise<void>;
}

/** Makes a file of what is shown. Where that fails, it says so and can be pressed again. */
export function DownloadButton({ label, onSave }: DownloadButtonProps): JSX.Element {
  const { t } = useTranslation();
  const failed = useSignal(false);
  const save = async () => {
    failed.value = false;
    try {
      await onSave();
    } catch (error) {
      asRefusal(error);
      failed.value = true;
    }
  };
  return (
    <>
      {failed.value && (
        <span class="problem" role="status">
          {t("download.failed")}
        </span>
      )}
      <button
        type="button"
        class="icon-button"
        title={label}
        aria-label={label}
        onClick={() => void save()}
      >
        <ConsoleIcon name="download" />
        <span class="download-word">{label}</span>
      </button>
    </>
  );
}

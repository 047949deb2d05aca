import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import type { Toasts } from "../models/toasts.ts";
import { useTranslation } from "./translation.ts";
import "./toasts.css";

export function ToastList({ toasts }: { readonly toasts: Toasts }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="toasts" role="status">
      {toasts.items.value.map(({ id, text }) => (
        <p key={id} class="toast">
          {text}
          <button
            type="button"
            class="icon-button"
            aria-label={t("dialog.close")}
            onClick={() => toasts.dismiss(id)}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}

import type { ComponentChildren, JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { OfflineBar } from "./offline-bar.tsx";

/** The bar at the top: back, a title, close. */
export function Header({ children }: { readonly children?: ComponentChildren }): JSX.Element {
  const { t, close } = useWidgetContext();
  return (
    <>
      <header class="header">
        <BackButton />
        <div class="header-title">{children}</div>
        {close && (
          <button type="button" class="icon-button" aria-label={t("panel.close")} onClick={close}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <OfflineBar />
    </>
  );
}

function BackButton(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { deep, back } = support.navigation;
  if (!deep.value) return null;
  return (
    <button type="button" class="icon-button" aria-label={t("panel.back")} onClick={back}>
      <Icon name="back" />
    </button>
  );
}

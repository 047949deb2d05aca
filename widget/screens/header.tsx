import type { ComponentChildren, JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { OfflineBar } from "./offline-bar.tsx";

/** The bar at the top: back, a title, close. */
export function Header({ children }: { readonly children?: ComponentChildren }): JSX.Element {
  const { support, t, close } = useWidgetContext();
  const { deep, back } = support.navigation;
  return (
    <>
      <header class="header">
        {deep.value && (
          <button type="button" class="icon-button" aria-label={t("panel.back")} onClick={back}>
            <Icon name="back" />
          </button>
        )}
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

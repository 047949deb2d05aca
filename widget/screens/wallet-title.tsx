import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import { Mark, useWalletName } from "./mark.tsx";

/** Whose support it is. */
export function WalletTitle(): JSX.Element {
  const { t } = useWidgetContext();
  const name = useWalletName();
  const title = t("panel.title");
  return (
    <>
      <Mark />
      <p class="wallet-name">
        <b>{name}</b> {name !== title && <span class="muted">{title}</span>}
      </p>
    </>
  );
}

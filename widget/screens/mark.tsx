import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";

/** The wallet's mark: its logo, or the first letter of its name where there is none, or where it does not load. */
export function Mark(): JSX.Element {
  const { brand } = useWidgetContext();
  const broken = useSignal(false);
  const name = useWalletName();
  if (brand?.logo && !broken.value)
    return (
      <img
        class="mark"
        src={brand.logo}
        alt=""
        onError={() => {
          broken.value = true;
        }}
      />
    );
  return (
    <span class="mark" aria-hidden="true">
      {firstLetter(name)}
    </span>
  );
}

/** As the host says it, else as the editors do, at the last visit until the server has answered; "客服" where nobody does. */
export function useWalletName(): string {
  const { brand, support, t } = useWidgetContext();
  const { session, localStore } = support;
  const named = session.value ? session.value.features.walletName : localStore.read("wallet");
  return brand?.name ?? (named || t("panel.title"));
}

/** Also of a name that begins with a character outside the basic plane. */
export const firstLetter = (name: string): string => Array.from(name)[0] ?? "";

import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import { useTranslation } from "./translation.ts";
import "./verified-mark.css";

/** A shield beside the name of whoever has signed in with the wallet. */
export function VerifiedMark({ verified }: { readonly verified: boolean }): JSX.Element | null {
  const { t } = useTranslation();
  if (!verified) return null;
  return (
    <span class="verified-mark" title={t("customer.verified")}>
      <Strokes paths={[shieldIcon]} />
      <span class="hidden">{t("customer.verified")}</span>
    </span>
  );
}

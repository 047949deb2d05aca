import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { OwnAccountModel } from "../models/own-account.ts";
import { CodeField } from "./code-field.tsx";
import { QrCode } from "./qr-code.tsx";
import { useTranslation } from "./translation.ts";
import "./second-step.css";

interface SecondStepProps {
  readonly own: OwnAccountModel;
  readonly onDone: () => void;
}

/** Sets the second step up: the secret as a picture and as text, a code that proves it, and the recovery codes. */
export function SecondStepSetup({ own, onDone }: SecondStepProps): JSX.Element {
  const { t } = useTranslation();
  const setup = own.setup.value;
  const codes = own.recoveryCodes.value;
  useEffect(() => {
    if (own.setup.peek() === null && own.recoveryCodes.peek() === null) void own.beginSetup();
  }, [own]);
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <div class="second-step">
      <p class="muted">{t("twoStep.scan")}</p>
      {setup && (
        <>
          <QrCode text={setup.uri} label={t("twoStep.qr")} />
          <p>
            <span class="muted">{t("twoStep.byHand")}</span>{" "}
            <code class="second-step-secret">{setup.secret.match(/.{4}/g)?.join(" ")}</code>
          </p>
          <CodeField label={t("twoStep.code")} onCode={(code) => void own.confirmSetup(code)} />
        </>
      )}
      {own.problem.value !== null && (
        <p class="problem" role="alert">
          {own.problem.value === "invalid" ? t("twoStep.wrong") : t(`refused.${own.problem.value}`)}
        </p>
      )}
    </div>
  );
}

function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="second-step">
      <p>{t("recovery.note")}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="privacy-row">
        <button
          type="button"
          class="secondary"
          onClick={() => void navigator.clipboard.writeText(codes.join("\n"))}
        >
          {t("recovery.copy")}
        </button>
        <button type="button" class="primary" onClick={onDone}>
          {t("recovery.done")}
        </button>
      </div>
    </div>
  );
}

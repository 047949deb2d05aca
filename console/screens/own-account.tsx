import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { OwnAccount } from "../../protocol/account.ts";
import { createOwnAccountModel, type OwnAccountModel } from "../models/own-account.ts";
import { longDate } from "../models/times.ts";
import { CardPage } from "./card-page.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { SecondStepSetup } from "./second-step.tsx";
import { useTranslation } from "./translation.ts";

/** One's own account: how it is protected, and where one is signed in. */
export function OwnAccountScreen(): JSX.Element {
  const { t } = useTranslation();
  const own = useMemo(() => createOwnAccountModel(), []);
  useEffect(() => void own.load(), [own]);
  const account = own.account.value;
  const problem = own.problem.value;
  return (
    <CardPage title={t("account.title")}>
      {problem !== null && own.setup.value === null && (
        <p class="problem" role="alert">
          {t(problem === "unauthenticated" ? "account.wrongPassword" : passwordProblem(problem))}
        </p>
      )}
      {account && <TwoFactorCard own={own} account={account} />}
      {account && <PasswordCard own={own} />}
      {account && <SessionsCard own={own} account={account} />}
    </CardPage>
  );
}

const passwordProblem = (code: Exclude<OwnAccountModel["problem"]["value"], null>) =>
  code === "invalid" ? "password.weak" : (`refused.${code}` as const);

interface CardProps {
  readonly own: OwnAccountModel;
  readonly account: OwnAccount;
}

function TwoFactorCard({ own, account: { twoFactor } }: CardProps): JSX.Element {
  const { t } = useTranslation();
  const [settingUp, setSettingUp] = useState(false);
  const finish = () => {
    setSettingUp(false);
    void own.finishSetup();
  };
  return (
    <section class="privacy-card" aria-labelledby="account-two-step">
      <h2 id="account-two-step">{t("twoStep.title")}</h2>
      <p>{twoFactor.on ? t("twoStep.on", { count: twoFactor.recoveryLeft }) : t("twoStep.off")}</p>
      {settingUp && <SecondStepSetup own={own} onDone={finish} />}
      {!settingUp && (
        <button type="button" class="secondary" onClick={() => setSettingUp(true)}>
          {t(twoFactor.on ? "twoStep.again" : "twoStep.begin")}
        </button>
      )}
      {twoFactor.on && !twoFactor.required && !settingUp && <TurnOff own={own} />}
    </section>
  );
}

function TurnOff({ own }: Pick<CardProps, "own">): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void own.turnOff(String(new FormData(event.currentTarget).get("password")));
  };
  return (
    <form class="privacy-row" onSubmit={handleSubmit}>
      <label class="field">
        <span>{t("account.current")}</span>
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <button type="submit" class="secondary danger">
        {t("twoStep.stop")}
      </button>
    </form>
  );
}

function PasswordCard({ own }: Pick<CardProps, "own">): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void own.changePassword(String(form.get("password")), String(form.get("next")));
    event.currentTarget.reset();
  };
  return (
    <section class="privacy-card" aria-labelledby="account-password">
      <h2 id="account-password">{t("signIn.password")}</h2>
      <form class="privacy-row" onSubmit={handleSubmit}>
        <label class="field">
          <span>{t("account.current")}</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <NewPasswordField name="next" />
        <button type="submit" class="secondary">
          {t("account.change")}
        </button>
      </form>
      <p class="muted">{t("password.rule")}</p>
      {own.done.value === "password" && <p role="status">{t("account.changed")}</p>}
    </section>
  );
}

function SessionsCard({ own, account }: CardProps): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <section class="privacy-card" aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t("account.sessions")}</h2>
      <ul class="card-list">
        {account.sessions.map(({ id, current, device, address, since }) => (
          <li key={id}>
            <span>
              <strong>{device ?? t("account.unknownDevice")}</strong>{" "}
              <span class="muted">
                {[address, longDate(since, locale)].filter(Boolean).join(" · ")}
              </span>
            </span>
            {current ? (
              <span class="muted">{t("account.here")}</span>
            ) : (
              <button type="button" class="secondary" onClick={() => void own.endSession(id)}>
                {t("signOut")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="secondary danger" onClick={() => void own.endAll()}>
        {t("account.endAll")}
      </button>
    </section>
  );
}

import type { JSX, TargetedEvent, TargetedSubmitEvent } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { agentRoles } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import { type AccountsModel, createAccountsModel, withoutSecondStep } from "../models/accounts.ts";
import { longDate } from "../models/times.ts";
import { AccountRow, RoleSelect } from "./account-row.tsx";
import { CardPage } from "./card-page.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

/** For administrators: who has an account, and what each may do. */
export function AccountsScreen({ model }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const accounts = useMemo(() => createAccountsModel(), []);
  useEffect(() => void accounts.load(), [accounts]);
  const { state, problem } = accounts;
  return (
    <CardPage title={t("accounts.title")}>
      {problem.value !== null && (
        <p class="problem" role="alert">
          {t(problem.value === "invalid" ? "accounts.invalid" : `refused.${problem.value}`)}
        </p>
      )}
      <LinkCard accounts={accounts} />
      <InviteCard accounts={accounts} />
      <section class="privacy-card" aria-labelledby="accounts-all">
        <h2 id="accounts-all">{t("accounts.all")}</h2>
        <RequireSecondStep accounts={accounts} />
        {state.value === "loading" && <ListSkeleton />}
        {state.value === "failed" && <ListError onRetry={() => void accounts.load()} />}
        <ul class="card-list">
          {accounts.agents.value.map((agent) => (
            <AccountRow
              key={agent.id}
              agent={agent}
              accounts={accounts}
              isOwn={agent.id === model.agent.value?.id}
            />
          ))}
        </ul>
      </section>
    </CardPage>
  );
}

interface AccountsProps {
  readonly accounts: AccountsModel;
}

/** Asked first: it is about everybody. */
function RequireSecondStep({ accounts }: AccountsProps): JSX.Element {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const required = accounts.requiresTwoFactor.value;
  const handleChange = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const wanted = currentTarget.checked;
    currentTarget.checked = required;
    if (wanted) setAsks(true);
    else void accounts.requireTwoFactor(false);
  };
  return (
    <>
      <label class="choice">
        <span>{t("accounts.require")}</span>
        <input type="checkbox" checked={required} onChange={handleChange} />
      </label>
      {asks && (
        <ConfirmDialog
          title={t("accounts.requireTitle")}
          text={t("accounts.requireText", { count: withoutSecondStep(accounts.agents.value) })}
          submit={t("accounts.requireSubmit")}
          onSubmit={() => void accounts.requireTwoFactor(true)}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

function LinkCard({ accounts }: AccountsProps): JSX.Element | null {
  const { t, locale } = useTranslation();
  const link = accounts.link.value;
  if (link === null) return null;
  const address = `${location.origin}/console/#/welcome/${link.token}`;
  return (
    <section class="privacy-card" aria-labelledby="accounts-link">
      <h2 id="accounts-link">{t("accounts.link", { name: link.name })}</h2>
      <p class="muted">{t("accounts.linkNote", { date: longDate(link.expiresAt, locale) })}</p>
      <div class="privacy-row">
        <code class="card-code">{address}</code>
        <button
          type="button"
          class="secondary"
          onClick={() => void navigator.clipboard.writeText(address)}
        >
          {t("accounts.copy")}
        </button>
      </div>
    </section>
  );
}

function InviteCard({ accounts }: AccountsProps): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const role = agentRoles.find((one) => one === given.get("role")) ?? "agent";
    const wanted = {
      email: String(given.get("email")).trim(),
      name: String(given.get("name")).trim(),
      role,
    };
    if (await accounts.invite(wanted)) form.reset();
  };
  return (
    <section class="privacy-card" aria-labelledby="accounts-invite">
      <h2 id="accounts-invite">{t("accounts.invite")}</h2>
      <form class="privacy-row" onSubmit={(event) => void handleSubmit(event)}>
        <label class="field">
          <span>{t("accounts.name")}</span>
          <input name="name" required maxLength={limits.nameLength} autocomplete="off" />
        </label>
        <label class="field">
          <span>{t("signIn.email")}</span>
          <input name="email" type="email" required maxLength={200} autocomplete="off" />
        </label>
        <RoleSelect name="role" aria-label={t("accounts.role")} />
        <button type="submit" class="primary">
          {t("accounts.send")}
        </button>
      </form>
    </section>
  );
}

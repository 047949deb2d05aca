import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AccountView } from "../../protocol/account.ts";
import { agentRoles, mostCapacity } from "../../protocol/desk.ts";
import type { AccountsModel } from "../models/accounts.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useTranslation } from "./translation.ts";

export function RoleSelect(props: JSX.IntrinsicElements["select"]): JSX.Element {
  const { t } = useTranslation();
  return (
    <select {...props}>
      {agentRoles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
}

interface AccountProps {
  readonly accounts: AccountsModel;
  readonly agent: AccountView;
  /** Nobody changes their own account. */
  readonly isOwn: boolean;
}

export function AccountRow({ agent, accounts, isOwn }: AccountProps): JSX.Element {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"disable" | "reset" | "phone" | null>(null);
  const { id, name, email, role, state } = agent;
  const steps = {
    disable: () => accounts.change(id, { disabled: true }),
    reset: () => accounts.reset(agent, false),
    phone: () => accounts.reset(agent, true),
  } as const;
  return (
    <li>
      <span class="card-person">
        <strong>{name}</strong>
        <span class="muted">
          {[
            email,
            t(`accounts.${state}`),
            t(agent.twoFactor ? "accounts.two" : "accounts.one"),
          ].join(" · ")}
        </span>
      </span>
      {isOwn ? (
        <span class="muted">{`${t(`role.${role}`)} · ${t("accounts.own")}`}</span>
      ) : (
        <span class="card-actions">
          <RoleSelect
            aria-label={t("accounts.roleOf", { name })}
            value={role}
            onChange={(event) => {
              const chosen = agentRoles.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) void accounts.change(id, { role: chosen });
            }}
          />
          <input
            type="number"
            required
            min={1}
            max={mostCapacity}
            title={t("accounts.capacity")}
            aria-label={t("accounts.capacityOf", { name })}
            key={agent.capacity}
            defaultValue={String(agent.capacity)}
            onChange={({ currentTarget: field }) => {
              if (!field.reportValidity()) field.value = String(agent.capacity);
              else void accounts.change(id, { capacity: Number(field.value) });
            }}
          />
          <button type="button" class="secondary" onClick={() => setAsking("reset")}>
            {t("accounts.reset")}
          </button>
          {agent.twoFactor && (
            <button type="button" class="secondary" onClick={() => setAsking("phone")}>
              {t("accounts.phone")}
            </button>
          )}
          {state === "disabled" ? (
            <button
              type="button"
              class="secondary"
              onClick={() => void accounts.change(id, { disabled: false })}
            >
              {t("accounts.enable")}
            </button>
          ) : (
            <button type="button" class="secondary danger" onClick={() => setAsking("disable")}>
              {t("accounts.disable")}
            </button>
          )}
        </span>
      )}
      {asking && (
        <ConfirmDialog
          title={t(`accounts.${asking}Title`, { name })}
          text={t(`accounts.${asking}Text`)}
          submit={t(`accounts.${asking}`)}
          onSubmit={() => void steps[asking]()}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}

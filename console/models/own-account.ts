import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { OwnAccount, TwoFactorSetup } from "../../protocol/account.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** The agent's own account: the second step of the sign-in, the password, and where they are signed in. */
export interface OwnAccountModel {
  readonly account: ReadonlySignal<OwnAccount | null>;
  /** While a second step is being set up. */
  readonly setup: ReadonlySignal<TwoFactorSetup | null>;
  /** Shown once, after it was set up. */
  readonly recoveryCodes: ReadonlySignal<readonly string[] | null>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  readonly done: ReadonlySignal<"password" | null>;
  load(): Promise<void>;
  beginSetup(): Promise<void>;
  confirmSetup(code: string): Promise<void>;
  /** The recovery codes are put away. */
  finishSetup(): Promise<void>;
  turnOff(password: string): Promise<void>;
  changePassword(password: string, next: string): Promise<void>;
  endSession(id: string): Promise<void>;
  endAll(): Promise<void>;
}

export function createOwnAccountModel(request: AdminRequest = requestAsAgent): OwnAccountModel {
  const account = signal<OwnAccount | null>(null);
  const setup = signal<TwoFactorSetup | null>(null);
  const recoveryCodes = signal<readonly string[] | null>(null);
  const problem = signal<RefusalCode | null>(null);
  const done = signal<"password" | null>(null);

  async function attempt(work: () => Promise<void>) {
    batch(() => {
      problem.value = null;
      done.value = null;
    });
    try {
      await work();
    } catch (error) {
      problem.value = asRefusal(error).code;
    }
  }
  const read = async () => {
    account.value = await request<OwnAccount>("GET", "account");
  };

  return {
    account,
    setup,
    recoveryCodes,
    problem,
    done,
    load: () => attempt(read),
    beginSetup: () =>
      attempt(async () => {
        setup.value = await request<TwoFactorSetup>("POST", "account/two-factor");
      }),
    confirmSetup: (code) =>
      attempt(async () => {
        const answer = await request<{ readonly recoveryCodes: readonly string[] }>(
          "PUT",
          "account/two-factor",
          { code },
        );
        batch(() => {
          setup.value = null;
          recoveryCodes.value = answer.recoveryCodes;
        });
      }),
    finishSetup: () =>
      attempt(async () => {
        recoveryCodes.value = null;
        await read();
      }),
    turnOff: (password) =>
      attempt(async () => {
        await request("DELETE", "account/two-factor", { password });
        await read();
      }),
    changePassword: (password, next) =>
      attempt(async () => {
        await request("PUT", "account/password", { password, next });
        done.value = "password";
        await read();
      }),
    endSession: (id) =>
      attempt(async () => {
        await request("DELETE", `account/sessions/${encodeURIComponent(id)}`);
        await read();
      }),
    endAll: () => attempt(() => request("DELETE", "account/sessions")),
  };
}

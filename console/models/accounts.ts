import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { AccountView, PasswordLink } from "../../protocol/account.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { DeskSettings } from "../../protocol/settings.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAdmin } from "./admin-request.ts";

/** All accounts, for administrators. */
export interface AccountsModel {
  readonly agents: ReadonlySignal<readonly AccountView[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  /** The link that was made last, to hand over: it is shown this once. */
  readonly link: ReadonlySignal<(PasswordLink & { readonly name: string }) | null>;
  readonly requiresTwoFactor: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  load(): Promise<void>;
  /** True when it was done. */
  invite(wanted: { email: string; name: string; role: AgentRole }): Promise<boolean>;
  change(
    id: string,
    to: { role?: AgentRole; disabled?: boolean; capacity?: number },
  ): Promise<boolean>;
  reset(agent: AccountView, lostPhone: boolean): Promise<boolean>;
  requireTwoFactor(on: boolean): Promise<boolean>;
}

/** How many would have to set up their second step at the next sign-in. */
export const withoutSecondStep = (agents: readonly AccountView[]): number =>
  agents.filter(({ twoFactor, state }) => !twoFactor && state !== "disabled").length;

type Issued = { readonly agent: AccountView; readonly link: PasswordLink };

export function createAccountsModel(request: AdminRequest = requestAsAdmin): AccountsModel {
  const agents = signal<readonly AccountView[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const link = signal<(PasswordLink & { readonly name: string }) | null>(null);
  const requiresTwoFactor = signal(false);
  const problem = signal<RefusalCode | null>(null);

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    problem.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      problem.value = asRefusal(error).code;
      return false;
    }
  }
  const replace = (changed: AccountView) => {
    agents.value = agents.value.map((agent) => (agent.id === changed.id ? changed : agent));
  };
  const noteSettings = ({ settings }: { readonly settings: DeskSettings }) => {
    requiresTwoFactor.value = settings.security?.requireTwoFactor ?? false;
  };

  return {
    agents,
    state,
    link,
    requiresTwoFactor,
    problem,
    async load() {
      const isLoaded = await attempt(async () => {
        noteSettings(await request("GET", "settings"));
        agents.value = (
          await request<{ readonly agents: readonly AccountView[] }>("GET", "agents")
        ).agents;
      });
      state.value = isLoaded ? "ready" : "failed";
    },
    invite: (wanted) =>
      attempt(async () => {
        const issued = await request<Issued>("POST", "agents", wanted);
        batch(() => {
          agents.value = [...agents.value, issued.agent];
          link.value = { ...issued.link, name: issued.agent.name };
        });
      }),
    change: (id, to) =>
      attempt(async () => replace((await request<Issued>("PATCH", `agents/${id}`, to)).agent)),
    reset: (agent, lostPhone) =>
      attempt(async () => {
        const body = lostPhone ? { twoFactor: true } : {};
        const issued = await request<Issued>("POST", `agents/${agent.id}/reset`, body);
        batch(() => {
          link.value = { ...issued.link, name: agent.name };
          replace({
            ...agent,
            state: "invited",
            twoFactor: lostPhone ? false : agent.twoFactor,
          });
        });
      }),
    requireTwoFactor: (on) =>
      attempt(async () =>
        noteSettings(await request("PUT", "settings/security", { requireTwoFactor: on })),
      ),
  };
}

import { type AgentId, locales } from "../../protocol/conversation.ts";
import type { DeskSettings, SettingsSection, SettingsView } from "../../protocol/settings.ts";
import { mayChangeSettings } from "../domain/account-permissions.ts";
import { insist } from "../domain/permissions.ts";
import { Refusal } from "../domain/refusal.ts";
import { settingsChanges } from "../domain/settings-changes.ts";
import { wrongSetting } from "../domain/settings-rules.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

export async function readSettings(services: Services, agentId: AgentId): Promise<SettingsView> {
  insist(mayChangeSettings(await agentNow(services.store, agentId)));
  return settingsNow(services);
}

/** In the place of what the section was; `undefined` makes what the files say count again. */
export async function changeSettings(
  services: Services,
  agentId: AgentId,
  change: { readonly section: SettingsSection; readonly value: object | undefined },
): Promise<SettingsView> {
  await commit(services, async (work) => {
    const { section, value } = change;
    insist(mayChangeSettings(await agentNow(work.tx, agentId)));
    const wrong = value && wrongSetting(section, value as never, await knownNames(work));
    if (wrong) throw new Refusal("invalid", `${wrong.field} does not fit.`, wrong);
    const stored = (await work.tx.storedSettings()).get(section);
    const text = value && JSON.stringify(value);
    await work.tx.storeSettings(section, text, work.now);
    const ofFile = (services.faq.files() as DeskSettings)[section];
    const before = stored === undefined ? ofFile : JSON.parse(stored);
    const changes = settingsChanges(before, value ?? ofFile);
    const details = { section, stored: value !== undefined, ...changes };
    await noteAudit(work, { what: "settings.changed", by: `agent:${agentId}`, details });
  });
  const view = await settingsNow(services);
  // Once this node goes by them: who waits may be given to somebody now.
  services.cluster.publish([{ kind: "settings" }, { kind: "desk" }]);
  return view;
}

async function knownNames({ tx, services }: UnitOfWork) {
  const articles = locales.flatMap((locale) => services.faq.engine.everyArticle(locale));
  const topics = articles.flatMap(({ id, category }) => [id, category]);
  return { agents: await tx.agents(), topics: new Set<string>(topics) };
}

async function settingsNow({ settings, faq }: Services): Promise<SettingsView> {
  await settings.refresh();
  return { settings: settings.current(), files: faq.files() };
}

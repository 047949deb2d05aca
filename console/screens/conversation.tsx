import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { labelOf } from "../models/keyboard.ts";
import type { Opened } from "../models/opened.ts";
import { stanceOf } from "../models/stance.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { ConversationHead } from "./conversation-head.tsx";
import type { DeskProps } from "./desk.tsx";
import { KeyHint } from "./key-hint.tsx";
import { Log } from "./log.tsx";
import { Reply } from "./reply.tsx";
import { useWords } from "./words.ts";

export function ConversationPane({ model, workplace }: DeskProps): JSX.Element {
  const opened = model.shelf.current.value;
  const view = opened?.transcript.view.value ?? null;
  const agent = model.agent.value;
  return (
    <main class="conversation">
      {opened === null || agent === null ? (
        <Overview model={model} workplace={workplace} />
      ) : view === null ? (
        <Opening opened={opened} />
      ) : (
        <>
          <ConversationHead model={model} view={view} agent={agent} clock={workplace.clock} />
          <Log key={view.id} opened={opened} view={view} agent={agent} />
          <Foot model={model} workplace={workplace} opened={opened} view={view} agent={agent} />
        </>
      )}
    </main>
  );
}

interface FootProps extends DeskProps {
  readonly opened: Opened;
  readonly view: AgentConversation;
  readonly agent: AgentView;
}

function Foot({ model, opened, view, agent }: FootProps): JSX.Element {
  const { t } = useWords();
  const stance = stanceOf(view, agent.id);
  switch (stance) {
    case "mine":
      return <Reply key={view.id} model={model} opened={opened} view={view} />;
    case "queued":
      return (
        <div class="foot">
          <p>{t("foot.queued")}</p>
          <button
            type="button"
            class="primary"
            aria-keyshortcuts="T"
            aria-disabled={model.actions.busy.value}
            onClick={() => void model.actions.take(view.id)}
          >
            {t("take.this")}
            <KeyHint command="take" />
          </button>
        </div>
      );
    case "with-bot":
    case "with-other":
    case "resolved":
      return (
        <div class="foot">
          <p>{t(`foot.${stance}`, { name: view.agent?.name ?? "" })}</p>
        </div>
      );
  }
}

function Opening({ opened }: { readonly opened: Opened }): JSX.Element {
  const { t } = useWords();
  const problem = opened.problem.value;
  if (problem === null)
    return (
      <p class="opening muted" role="status">
        {t("conversation.loading")}
      </p>
    );
  return (
    <div class="opening">
      <p role="alert">{t("conversation.failed")}</p>
      <p class="muted">{t(`refused.${problem}`)}</p>
      <button type="button" class="secondary" onClick={() => void opened.load()}>
        {t("retry")}
      </button>
    </div>
  );
}

const firstKeys = ["take", "next", "open", "articles", "resolve", "help"] as const;

/** Nothing is open: how the desk stands, and the keys that one needs. */
function Overview({ model, workplace }: DeskProps): JSX.Element {
  const words = useWords();
  const { t } = words;
  const { lists, desk } = model;
  const queue = [...lists.rows.value.values()].filter((row) => row.status === "queued");
  const oldest = queue.flatMap((row) => row.waitingSince ?? []).sort()[0];
  const wait =
    oldest === undefined ? "" : waitText(secondsSince(oldest, workplace.clock.value), words);
  const off = desk.value?.available === false;
  return (
    <div class="overview">
      <h1>
        {queue.length > 0 ? t("overview.waiting", { count: queue.length }) : t("overview.quiet")}
      </h1>
      <p class="muted">
        {off
          ? t("overview.off")
          : queue.length > 0
            ? t("overview.oldest", { wait })
            : t("overview.hint")}
      </p>
      <dl class="keys">
        {firstKeys.map((command) => (
          <div key={command}>
            <dt>
              <kbd class="key">{labelOf(command)}</kbd>
            </dt>
            <dd>{t(`keys.${command}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

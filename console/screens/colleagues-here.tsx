import type { JSX } from "preact";
import type { Colleague } from "../models/colleagues.ts";
import { AgentMark } from "./agent-mark.tsx";
import { useTranslation } from "./translation.ts";

/** “阿杰也在看”: who else has the conversation open, and who is writing in it. */
export function ColleaguesHere({
  colleagues,
}: {
  readonly colleagues: readonly Colleague[];
}): JSX.Element {
  const { t } = useTranslation();
  const [first, ...others] = [...colleagues].sort(
    (one, other) => Number(other.writes) - Number(one.writes),
  );
  return (
    <p class="colleagues" role="status">
      {first && (
        <>
          <AgentMark id={first.id} name={first.name} />
          <span class="cut">
            {others.length > 0 && !first.writes
              ? t("colleagues.more", { name: first.name, count: others.length + 1 })
              : t(first.writes ? "colleagues.writes" : "colleagues.reads", { name: first.name })}
          </span>
        </>
      )}
    </p>
  );
}

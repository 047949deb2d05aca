import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { useWidgetContext } from "../context.ts";
import type { LateParts, LazyPart } from "../part-props.ts";
import { Failed } from "./failed.tsx";
import { SkeletonRows } from "./rows.tsx";
import { StepsKept } from "./steps-kept.tsx";
import { useRetry } from "./use-retry.ts";

/** One of the late parts, for what the late parts draw too: that can't import what loads them. */
export const late = <Name extends keyof LateParts>(
  name: Name,
  Meanwhile?: ComponentType<PropsOf<LateParts[Name]>>,
): ((props: PropsOf<LateParts[Name]>) => JSX.Element) => lazy(undefined, name, Meanwhile);

type PropsOf<Part> = Part extends LazyPart<infer Props extends object> ? Props : never;

/**
 * A component that an open chat does not need. It is fetched, with its style, when it is first shown. Meanwhile there is
 * a placeholder; where it does not come, a line that says so, with a retry. A small part has something of its own
 * to stand in its place; where it does not come, that stays, with the retry alone.
 */
export function lazy<Name extends string, Props extends object>(
  load: (() => Promise<Readonly<Record<Name, LazyPart<Props>>>>) | undefined,
  name: Name,
  Meanwhile?: ComponentType<Props>,
): (props: Props) => JSX.Element {
  return (props) => {
    const { adopt, loadLate } = useWidgetContext();
    const loaded = useSignal<LazyPart<Props> | "failed" | undefined>(undefined);
    const fetchPart = async () => {
      loaded.value = undefined;
      try {
        const parts = await (load ?? loadLate)();
        const { [name]: part } = parts as Readonly<Record<Name, LazyPart<Props>>>;
        adopt(part.css);
        loaded.value = part;
      } catch {
        loaded.value = "failed";
      }
    };
    // Before the screen is painted: a part that is on the device already stands in its first frame.
    useLayoutEffect(() => void fetchPart(), []);
    const part = loaded.value;
    if (typeof part === "object") return <part.Component {...props} />;
    const stands = Meanwhile && <Meanwhile {...props} />;
    if (part === undefined) return stands ?? <Placeholder />;
    const Retry = stands ? RetryAlone : Missing;
    return (
      <>
        {stands}
        <Retry onRetry={() => void fetchPart()} />
      </>
    );
  };
}

const Placeholder = (): JSX.Element => (
  <div class="scroll">
    <StepsKept />
    <SkeletonRows count={4} />
  </div>
);

interface RetryProps {
  readonly onRetry: () => void;
}

function RetryAlone({ onRetry }: RetryProps): JSX.Element {
  const { t } = useWidgetContext();
  useRetry(onRetry);
  return (
    <button type="button" class="quiet" onClick={onRetry}>
      {t("panel.retry")}
    </button>
  );
}

/** Without a network it comes later. With one, its file may have gone with an older version: a new page has the new one. */
function Missing({ onRetry }: RetryProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const isConnected = support.connection.state.value === "online";
  useRetry(onRetry);
  const [title = "", line = ""] = t(isConnected ? "panel.outdated" : "panel.failed").split("\n");
  return (
    <div class="scroll">
      <StepsKept />
      <Failed title={title} onRetry={onRetry}>
        {line}
      </Failed>
      {isConnected && (
        <button type="button" class="quiet wide" onClick={() => location.reload()}>
          {t("panel.reload")}
        </button>
      )}
    </div>
  );
}

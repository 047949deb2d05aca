import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useWidgetContext } from "../context.ts";
import type { LateParts, LazyPart } from "../part-props.ts";
import { Failed } from "./failed.tsx";
import { SkeletonRows } from "./rows.tsx";
import { useRetry } from "./use-retry.ts";

/** One of the late parts, for the first parts, which can't import what loads them. */
export const late = <Name extends keyof LateParts>(
  name: Name,
): ((props: PropsOf<LateParts[Name]>) => JSX.Element) => lazy(undefined, name);

type PropsOf<Part> = Part extends LazyPart<infer Props extends object> ? Props : never;

/**
 * A component that an open chat does not need. It is fetched, with its style, when it is first shown. Meanwhile there is
 * a placeholder; where it does not come, a line that says so, with a retry.
 */
export function lazy<Name extends string, Props extends object>(
  load: (() => Promise<Readonly<Record<Name, LazyPart<Props>>>>) | undefined,
  name: Name,
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
    useEffect(() => void fetchPart(), []);
    const part = loaded.value;
    if (part === "failed") return <Missing onRetry={() => void fetchPart()} />;
    return part === undefined ? <Placeholder /> : <part.Component {...props} />;
  };
}

const Placeholder = (): JSX.Element => (
  <div class="scroll">
    <SkeletonRows count={4} />
  </div>
);

/** Without a network it comes later. With one, its file may have gone with an older version: a new page has the new one. */
function Missing({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  const { support, t, parts } = useWidgetContext();
  const isConnected = support.connection.state.value === "online";
  useRetry(onRetry);
  const [title = "", line = ""] = t(isConnected ? "panel.outdated" : "panel.failed").split("\n");
  return (
    <div class="scroll">
      <parts.StepsKept />
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

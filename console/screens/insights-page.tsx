import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";

type Page = typeof import("./insights.tsx").InsightsScreen;

/** Charts are for few people and many bytes: they are loaded when the page is opened. */
export function InsightsPage(props: DeskProps): JSX.Element {
  const [loaded, setLoaded] = useState<{ readonly Page: Page } | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    import("./insights.tsx").then(
      ({ InsightsScreen }) => setLoaded({ Page: InsightsScreen }),
      // The network, or a version that is no longer served.
      () => setFailed(true),
    );
  }, []);
  useEffect(load, [load]);
  if (loaded) return <loaded.Page {...props} />;
  return <main class="card-list">{failed ? <ListError onRetry={load} /> : <ListSkeleton />}</main>;
}

import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";

type Page = (props: DeskProps) => JSX.Element;

/** For pages of few people or many bytes: they are loaded when they are opened for the first time. */
export function laterPage(load: () => Promise<Page>): Page {
  let loaded: Page | undefined;
  return function LaterPage(props: DeskProps) {
    const [ready, setReady] = useState(loaded !== undefined);
    const [failed, setFailed] = useState(false);
    const start = useCallback(() => {
      setFailed(false);
      load().then(
        (page) => {
          loaded = page;
          setReady(true);
        },
        // The network, or a version that is no longer served.
        () => setFailed(true),
      );
    }, []);
    useEffect(() => {
      if (loaded === undefined) start();
    }, [start]);
    if (ready && loaded) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    return (
      <main class="card-list">{failed ? <ListError onRetry={start} /> : <ListSkeleton />}</main>
    );
  };
}

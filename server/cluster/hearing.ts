import type { CustomersElsewhere } from "./customer-presence.ts";
import type { NodeNews } from "./node-link.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { WireEvent } from "./wire-events.ts";

interface HearingOptions {
  readonly customers: CustomersElsewhere;
  readonly onEvents: (events: readonly WireEvent[]) => Promise<void>;
  readonly onAgents: () => Promise<void>;
  readonly onHello: () => void;
  readonly onMissed: () => void;
}

/** Does what news of other nodes mean, in their order: what is read from the store for one comes before the next. */
export function createHearing(on: HearingOptions) {
  const { customers } = on;

  async function hearOne(from: string, news: NodeNews) {
    switch (news.say) {
      case "events":
        return on.onEvents(news.events);
      case "customers":
        customers.arrived(from, news.here);
        return customers.left(from, news.left);
      case "customers again":
        return customers.forget(from);
      case "agents":
        return on.onAgents();
      case "hello":
        return on.onHello();
      case "missed":
        return on.onMissed();
      case "here":
        return;
    }
  }

  const hear = oneAtATime(async (heard: readonly HeardNews[]) => {
    for (const { from, news } of mergeEvents(heard)) await hearOne(from, news);
  });
  return (from: string, news: readonly NodeNews[]) => {
    for (const one of news) hear({ from, news: one });
  };
}

interface HeardNews {
  readonly from: string;
  readonly news: NodeNews;
}

/** Events that follow each other are read from the store together. */
function mergeEvents(heard: readonly HeardNews[]): readonly HeardNews[] {
  const all: HeardNews[] = [];
  for (const one of heard) {
    const before = all.at(-1);
    if (before?.news.say === "events" && one.news.say === "events") {
      const events = [...before.news.events, ...one.news.events];
      all[all.length - 1] = { from: one.from, news: { say: "events", events } };
    } else {
      all.push(one);
    }
  }
  return all;
}

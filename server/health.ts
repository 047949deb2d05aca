import { yearsWithoutHolidays } from "../protocol/holiday-years.ts";
import type { Nodes } from "./cluster/nodes.ts";
import { describeProblem } from "./faq/content/problem.ts";
import type { LiveFaq } from "./faq/live.ts";
import type { Http } from "./http/http.ts";
import type { Clock } from "./ports/clock.ts";
import { type Store, StoreDamaged, StoreUnavailable } from "./ports/store.ts";

interface HealthOf {
  readonly store: Pick<Store, "check">;
  readonly faq: Pick<LiveFaq, "problems" | "engine">;
  readonly clock: Clock;
  readonly nodes?: Pick<Nodes, "state"> | undefined;
}

/** What `/readyz` says. A node works on without Redis: that is a warning. */
export function healthOf(
  { store, faq, clock, nodes }: HealthOf,
  gate: { readonly closed: boolean },
): Http["health"] {
  return {
    async reasons() {
      if (gate.closed) return ["the server is stopping"];
      try {
        await store.check();
        return [];
      } catch (error) {
        // Known troubles say what they are; others are no text for whoever asks.
        const isMoved = error instanceof StoreUnavailable && error.cause === undefined;
        if (error instanceof StoreDamaged) return ["the database is damaged"];
        return [isMoved ? error.message : "the database can't be written now"];
      }
    },
    warnings: () => [
      ...(nodes?.state().redisAnswers === false ? ["Redis does not answer"] : []),
      ...faq.problems().map((one) => `${one.file}:${one.line}: ${describeProblem(one, "en")}`),
      ...missingHolidays(faq, clock.now()),
    ],
  };
}

/** As `faq check` says it of the file; here of the calendar in use, which administrators may have edited. */
function missingHolidays({ engine }: Pick<LiveFaq, "engine">, now: number): readonly string[] {
  const holidays = [...engine.tickets.calendar.holidays];
  // A calendar without any holiday is nobody's.
  if (holidays.length === 0) return [];
  return yearsWithoutHolidays(holidays, now).map(
    (year) => `the calendar of promises has no holidays for ${year}`,
  );
}

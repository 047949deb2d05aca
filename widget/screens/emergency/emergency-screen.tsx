import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { EmergencyGuide } from "../../../protocol/emergency.ts";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { useWidgetContext } from "../../context.ts";
import { Failed } from "../failed.tsx";
import { HotlineCard } from "../hotline-card.tsx";
import { SkeletonRows } from "../rows.tsx";
import { Aftermath } from "./aftermath.tsx";
import { FreezeCard } from "./freeze-card.tsx";
import { createLane, loadGuides } from "./lane.ts";
import type { LaneProps } from "./lane-props.ts";
import { LaneSteps } from "./lane-steps.tsx";
import { useEmergencyTexts } from "./texts.ts";
import { WhoComes } from "./who-comes.tsx";

/** One calm screen: freeze, then the steps in order, then who helps. Steps and telephone need no network. */
export function EmergencyScreen({ kind }: { readonly kind?: string }): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const text = useEmergencyTexts();
  const lane = useMemo(() => createLane(support), [support]);
  const chosen = useSignal(kind);
  // What the device keeps stands there at once.
  const guides = useSignal<readonly EmergencyGuide[]>(support.faq.kept.peek()?.emergencies ?? []);
  const failed = useSignal(false);
  const load = () => {
    failed.value = false;
    loadGuides(support, locale, guides).catch(() => {
      failed.value = true;
    });
  };
  useEffect(load, [locale]);
  const isOnline = support.connection.state.value === "online";
  useEffect(() => {
    if (isOnline) void lane.open(chosen.peek());
  }, [isOnline]);
  const guideOf = (wanted: string | undefined) => guides.value.find((one) => one.kind === wanted);
  // The server follows the customer's choice, once there is a network.
  const guide = guideOf(chosen.value) ?? guideOf(lane.emergency.value?.kind) ?? guides.value[0];
  if (!guide)
    return (
      <div class="scroll lane">
        {failed.value ? (
          <Failed title={t("home.failed")} onRetry={load} />
        ) : (
          <SkeletonRows count={4} />
        )}
        <LaneHotline />
      </div>
    );
  return (
    <div class="scroll lane">
      <FreezeCard lane={lane} guide={guide} />
      <Kinds
        guides={guides.value}
        current={guide.kind}
        onPick={(picked) => {
          chosen.value = picked;
          void lane.open(picked);
        }}
      />
      <Disputed lane={lane} />
      <LaneSteps lane={lane} guide={guide} />
      <div class="lane-help">
        <LaneHotline />
        <WhoComes lane={lane} />
      </div>
      <Aftermath lane={lane} guide={guide} />
      <p class="foot-note">{text("never")}</p>
    </div>
  );
}

/** The number that is answered day and night, where there is one. */
function LaneHotline(): JSX.Element {
  const { support } = useWidgetContext();
  const text = useEmergencyTexts();
  const { emergencyHotline } = support.contacts.value;
  return emergencyHotline ? (
    <HotlineCard number={emergencyHotline} lead={text("dayAndNight")} />
  ) : (
    <HotlineCard />
  );
}

/** The payment that the customer has not made, as the wallet said it. */
function Disputed({ lane }: Pick<LaneProps, "lane">): JSX.Element | null {
  const { locale } = useWidgetContext();
  const text = useEmergencyTexts();
  const transaction = lane.emergency.value?.transaction;
  if (!transaction) return null;
  return (
    <section>
      <h3 class="section-title">{text("notMade")}</h3>
      <TransactionCard about={{ transaction }} locale={locale} />
    </section>
  );
}

interface KindsProps {
  readonly guides: readonly EmergencyGuide[];
  readonly current: string;
  readonly onPick: (kind: string) => void;
}

function Kinds({ guides, current, onPick }: KindsProps): JSX.Element {
  const text = useEmergencyTexts();
  return (
    <section class="lane-kinds" aria-label={text("kinds")}>
      {guides.map(({ kind, name }) => (
        <button
          type="button"
          class="chip"
          key={kind}
          aria-pressed={kind === current}
          onClick={() => onPick(kind)}
        >
          {name}
        </button>
      ))}
    </section>
  );
}

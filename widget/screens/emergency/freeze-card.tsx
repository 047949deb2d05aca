import type { JSX } from "preact";
import type { Freeze, FreezePart } from "../../../protocol/emergency.ts";
import { Icon, Strokes } from "../../../ui/icons.tsx";
import { checkIcon } from "../../../ui/part-icons.ts";
import { dayName, daysBetween } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { CallButton, CallNow } from "./call.tsx";
import { useHotlineNow } from "./hotline-now.ts";
import type { LaneProps } from "./lane-props.ts";
import { useEmergencyTexts } from "./texts.ts";

const snowIcon =
  "M10 2.5v15M3.5 6.25l13 7.5M3.5 13.75l13-7.5M8 3.5l2 2 2-2M8 16.5l2-2 2 2M3.2 9l2.7-.8-.7-2.7M16.8 11l-2.7.8.7 2.7M3.2 11l2.7.8-.7 2.7M16.8 9l-2.7-.8.7-2.7";

/** What to do first, and what has become of it. Never “frozen” before the wallet has said so. */
export function FreezeCard({ lane, guide }: LaneProps): JSX.Element {
  const text = useEmergencyTexts();
  const { support } = useWidgetContext();
  const { freeze } = lane.emergency.value ?? {};
  const { freezing, unanswered } = lane;
  const isFrozen = freeze?.state === "frozen" || freeze?.state === "partly";
  if (freeze && isFrozen && !freezing.value) return <Frozen lane={lane} freeze={freeze} />;
  const isOffline = support.connection.state.value === "offline";
  const isAnswered = useHotlineNow().number !== undefined;
  // The wallet does not know whose account it would be.
  const isAnonymous = support.session.value?.customer.verified === false;
  const outcome = unanswered.value ? "failed" : freeze?.state;
  const isOver = outcome === "refused" || outcome === "failed" || outcome === "unavailable";
  if (guide.freezes && !freezing.value && isOver)
    return <NotFrozen lane={lane} guide={guide} freeze={freeze} outcome={outcome} />;
  return (
    <section class="lane-top" aria-live="polite">
      <h2 class="greeting">{guide.title}</h2>
      <p class="muted">{guide.lead}</p>
      {guide.freezes && isAnonymous && !isOffline && (
        <>
          <p class="lane-problem">
            {text(isAnswered ? "anonymousFreeze" : "anonymousClosed", { path: guide.freezePath })}
          </p>
          <CallNow />
        </>
      )}
      {guide.freezes && !isAnonymous && !isOffline && (
        <button
          type="button"
          class="danger wide"
          aria-busy={freezing.value}
          onClick={() => void lane.freeze()}
        >
          {freezing.value ? <i class="spinner" /> : <Strokes paths={[snowIcon]} />}
          {text(freezing.value ? "freezing" : "freeze")}
        </button>
      )}
      {guide.freezes && isOffline && (
        <>
          <p class="lane-problem">
            {text(isAnswered ? "offlineFreeze" : "offlineClosed", { path: guide.freezePath })}
          </p>
          <CallNow />
        </>
      )}
    </section>
  );
}

interface FrozenProps extends Pick<LaneProps, "lane"> {
  readonly freeze: Freeze;
}

function Frozen({ lane, freeze }: FrozenProps): JSX.Element {
  const text = useEmergencyTexts();
  const { state, reference, message } = freeze;
  const isOpen = state === "partly";
  return (
    <section class="lane-top" aria-live="polite">
      <h2 class="greeting">{text(isOpen ? "partly" : "frozen")}</h2>
      <ul class="lane-card">
        <Parts freeze={freeze} />
        {(isOpen || freeze.again) && <Retry lane={lane} numbers={phonesOf(freeze)} />}
      </ul>
      {message && <p class="small">{message}</p>}
      <p class="small">{reference ? text("reference", { reference }) : text("byWallet")}</p>
    </section>
  );
}

/** Whom to call about what is open: each bank once. */
const phonesOf = ({ parts = [] }: Pick<Freeze, "parts">): readonly string[] => [
  ...new Set(parts.flatMap(({ frozen, phone }) => (!frozen && phone ? [phone] : []))),
];

function Parts({ freeze }: { readonly freeze: Omit<Freeze, "last"> }): JSX.Element {
  const text = useEmergencyTexts();
  const { state, at, parts = [] } = freeze;
  const whole = state === "refused" ? [] : [{ title: text("frozenAll"), frozen: true, at }];
  return (
    <>
      {(parts.length > 0 ? parts : whole).map((part) => (
        <Part key={part.title} part={part} at={at} />
      ))}
    </>
  );
}

function Part({ part, at }: { readonly part: FreezePart; readonly at: string }): JSX.Element {
  const { locale } = useWidgetContext();
  return (
    <li class={part.frozen ? "lane-part" : "lane-part open"}>
      {part.frozen ? <Strokes paths={[checkIcon]} /> : <Icon name="alert" />}
      <span>
        {part.title}
        {part.note && <small>{part.note}</small>}
      </span>
      {part.frozen && <time dateTime={part.at ?? at}>{secondStamp(part.at ?? at, locale)}</time>}
    </li>
  );
}

interface NotFrozenProps extends LaneProps {
  readonly freeze: Freeze | undefined;
  readonly outcome: "refused" | "failed" | "unavailable";
}

function NotFrozen({ lane, guide, freeze, outcome }: NotFrozenProps): JSX.Element {
  const text = useEmergencyTexts();
  const isAnswered = useHotlineNow().number !== undefined;
  const said = freeze?.state === "refused" ? freeze : freeze?.last;
  const isKnown = said !== undefined && (said.state !== "refused" || !!said.parts?.length);
  return (
    <section class="lane-top" aria-live="assertive">
      <h2 class="greeting">{text(isAnswered ? outcome : closedTitles[outcome])}</h2>
      <p class="lane-problem">{text(leadOf(outcome, isKnown), { path: guide.freezePath })}</p>
      {!isAnswered && outcome !== "unavailable" && (
        <p class="small">{text("freezeYourself", { path: guide.freezePath })}</p>
      )}
      {outcome === "refused" && freeze?.message && <p class="small">{freeze.message}</p>}
      <ul class="lane-card">
        {isKnown && <Parts freeze={said} />}
        <Retry lane={lane} numbers={said && phonesOf(said)} />
      </ul>
    </section>
  );
}

/** Nobody answers the telephone now: nobody is sent to it. */
const closedTitles = {
  refused: "refusedClosed",
  failed: "failedClosed",
  unavailable: "unavailable",
} as const;

function leadOf(outcome: NotFrozenProps["outcome"], isKnown: boolean) {
  if (outcome === "refused") return isKnown ? "refusedParts" : "refusedLead";
  if (outcome === "failed") return isKnown ? "failedAgain" : "failedLead";
  return "unavailableLead";
}

/** Once more, or by telephone: the one that is sure is the filled one. */
function Retry({
  lane,
  numbers = [],
}: Pick<LaneProps, "lane"> & { readonly numbers?: readonly string[] | undefined }): JSX.Element {
  const text = useEmergencyTexts();
  return (
    <li class="lane-retry">
      <button type="button" class="secondary" onClick={() => void lane.freeze()}>
        {text("again")}
      </button>
      {numbers.length > 0 ? (
        numbers.map((number) => <CallButton key={number} number={number} />)
      ) : (
        <CallNow />
      )}
    </li>
  );
}

/** "18:56:12", the device's time; with its day, where that is not today. */
const secondStamp = (at: string, locale: string): string => {
  const then = new Date(at);
  const now = new Date();
  const day = daysBetween(then, now) === 0 ? "" : `${dayName(then, now, locale)} `;
  const clock = [then.getHours(), then.getMinutes(), then.getSeconds()]
    .map((part) => `${part}`.padStart(2, "0"))
    .join(":");
  return `${day}${clock}`;
};

import type { JSX } from "preact";
import type { EmergencyStep } from "../../../protocol/emergency.ts";
import { Strokes } from "../../../ui/icons.tsx";
import { checkIcon } from "../../../ui/part-icons.ts";
import { clockStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import type { Lane } from "./lane.ts";
import type { LaneProps } from "./lane-props.ts";
import { useEmergencyTexts } from "./texts.ts";

/** In order, each with a mark; a step that is done stays where it is. */
export function LaneSteps({ lane, guide }: LaneProps): JSX.Element {
  const text = useEmergencyTexts();
  return (
    <section>
      <h3 class="section-title">{text("steps")}</h3>
      <ol class="lane-card">
        {guide.steps.map((step, index) => (
          <Step key={step.id} lane={lane} step={step} number={index + 1} kind={guide.kind} />
        ))}
      </ol>
    </section>
  );
}

interface LaneStepProps {
  readonly lane: Lane;
  readonly step: EmergencyStep;
  readonly number: number;
  readonly kind: string;
}

function Step({ lane, step, number, kind }: LaneStepProps): JSX.Element {
  const text = useEmergencyTexts();
  const { id, title, note } = step;
  const at = lane.emergency.value?.done.find((one) => one.step === id)?.at;
  const here = lane.unsent.value.find((one) => one.step === id);
  const isDone = at !== undefined || here !== undefined;
  return (
    <li class={isDone ? "lane-step done" : "lane-step"}>
      <button
        type="button"
        class="lane-mark"
        aria-pressed={isDone}
        onClick={() => void lane.mark(id, !isDone)}
      >
        <i aria-hidden="true">{isDone ? <Strokes paths={[checkIcon]} /> : number}</i>
        <span>
          {title}
          <small>
            {at ? text("doneAt", { time: clockStamp(at) }) : here ? text("doneHere") : note}
          </small>
        </span>
      </button>
      {!isDone && <Way step={step} kind={kind} />}
    </li>
  );
}

/** A call, or the wallet's own page for it. */
function Way({
  step: { tel, action, title },
  kind,
}: Pick<LaneStepProps, "step" | "kind">): JSX.Element | null {
  const { actions = {}, close, sheet } = useWidgetContext();
  const text = useEmergencyTexts();
  if (tel)
    return (
      <a
        class="call"
        href={`tel:${tel.replace(/[^\d+]/g, "")}`}
        aria-label={text("callNumber", { number: tel })}
      >
        {text("call")}
      </a>
    );
  if (!action || !Object.hasOwn(actions, action)) return null;
  const act = () => {
    // The wallet shows its own page now, which the sheet would cover.
    if (sheet.peek()) close?.();
    actions[action]?.({ article: kind });
  };
  return (
    <button type="button" class="call" aria-label={`${text("open")} ${title}`} onClick={act}>
      {text("open")}
    </button>
  );
}

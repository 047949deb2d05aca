import type { JSX } from "preact";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

interface FailedProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What is safe, or what can be done meanwhile. */
  readonly children?: string;
  /** What the button says, where it does not try again. */
  readonly action?: string;
  readonly onRetry: () => void;
}

/** What could not be shown: what happened, one line, and one button over the full width. */
export function Failed({
  icon = "bang",
  title,
  children,
  action,
  onRetry,
}: FailedProps): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <div class="failed-state" role="status">
      <span class="disc">
        <Icon name={icon} />
      </span>
      <p class="card-title">{title}</p>
      {children && <p class="muted">{children}</p>}
      <button type="button" class="primary wide" onClick={onRetry}>
        {action ?? t("panel.retry")}
      </button>
    </div>
  );
}

import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** Says on every screen that there is no connection, and what happens once there is. */
export function OfflineBar(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { connection, navigation } = support;
  const writes = navigation.screen.value.name === "chat";
  return (
    <div role="status">
      {connection.state.value === "offline" && (
        <p class="offline">
          <Icon name="offline" />
          {t(writes ? "chat.offline" : "panel.offline")}
        </p>
      )}
    </div>
  );
}

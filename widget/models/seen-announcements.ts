import type { Announcement } from "../../protocol/announcement.ts";
import { currentOnes, standsIn } from "./announcement-list.ts";
import type { Support } from "./support.ts";

type Seeing = Pick<Support, "announcements" | "connection" | "localStore">;

const keyOf = ({ id }: Pick<Announcement, "id">) => `seen:${id}`;

/** It stands on the screen, with so many updates. Said once on this device; what is not acknowledged is said the next time. */
export async function noteShown(
  { announcements, connection, localStore }: Seeing,
  one: Pick<Announcement, "id">,
  updates: number,
): Promise<void> {
  if (Number(localStore.read(keyOf(one)) ?? -1) >= updates) return;
  await connection.call("announcement:seen", { id: one.id, updates });
  localStore.write(keyOf(one), `${updates}`);
  // The launcher looks again.
  announcements.value = [...announcements.peek()];
}

/** One that is to be seen at the launcher has not stood on this device's screen yet. */
export const hasUnseen = ({ announcements, localStore }: Omit<Seeing, "connection">): boolean =>
  currentOnes(announcements.value).some(
    (one) =>
      one.state === "active" &&
      standsIn(one, "launcher") &&
      localStore.read(keyOf(one)) === undefined,
  );

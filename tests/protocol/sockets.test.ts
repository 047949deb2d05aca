/** Rules that the compiler keeps: `npm run types` reports a `@ts-expect-error` that no error follows. */

import { expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { CustomerPayloads } from "../../protocol/schemas.ts";
import type { Calls, CustomerCalls, CustomerValues } from "../../protocol/sockets.ts";
import type { Handlers } from "../../server/realtime/answer.ts";
import type { CustomerNamespace } from "../../server/realtime/connections.ts";
import type { Connection } from "../../ui/connection.ts";

type CustomerHandlers = Handlers<CustomerCalls, object>;

const handles = (_: CustomerHandlers) => undefined;
const describes = <_ extends object>() => undefined;

/** Never called, like the two below: it only has to compile. */
function protocol() {
  describes<Calls<CustomerPayloads, CustomerValues>>();
  // @ts-expect-error: a payload schema of which nobody says what it answers.
  describes<Calls<CustomerPayloads, Omit<CustomerValues, "agent:cancel">>>();
  // @ts-expect-error: an answer without a payload schema.
  describes<Calls<Omit<CustomerPayloads, "agent:cancel">, CustomerValues>>();
}

function server(handlers: CustomerHandlers, namespace: CustomerNamespace) {
  const { "agent:cancel": cancel, ...others } = handlers;
  handles({ ...others, "agent:cancel": cancel });
  // @ts-expect-error: a payload schema without a handler.
  handles(others);
  // @ts-expect-error: a handler without a payload schema.
  handles({ ...handlers, "agent:praise": cancel });

  namespace.emit("event", { type: "announcement.changed", id: "a1" as AnnouncementId });
  // @ts-expect-error: no such event.
  namespace.emit("event", { type: "weather.changed" });
}

function client({ call }: Connection<CustomerCalls>) {
  void call("typing", { on: true }).then((value: Record<never, never>) => value);
  // @ts-expect-error: no such call.
  void call("agent:praise", {});
  // @ts-expect-error: not what the call takes.
  void call("typing", { off: true });
}

test("sockets are typed by the protocol at both ends", () => {
  expect([protocol, server, client]).toHaveLength(3);
});

/** Whether somebody would come is known before one asks for a person, and follows the desk. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

/** What a customer has heard of it, in order. */
const heardBy = (one: Customer) =>
  one.heard().flatMap((event) => (event.type === "desk.staffed" ? [event.staffed] : []));

test("a customer hears of the first agent and of the last, and of none between", async () => {
  const alice = await customer(server);
  expect(alice.session().features.staffed).toBe(false);
  const bo = await agent(server, "Bo");
  await until(() => expect(heardBy(alice)).toEqual([true]));
  const cy = await agent(server, "Cy");
  await bo.goesOffDuty();
  const ada = await customer(server);
  expect(ada.session().features.staffed).toBe(true);
  await cy.goesOffDuty();
  await until(() => expect(heardBy(alice)).toEqual([true, false]));
  expect(heardBy(ada)).toEqual([false]);
});

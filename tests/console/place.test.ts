import { expect, test } from "vitest";
import { hashOf, placeIn } from "../../console/models/place.ts";
import type { ArticleId, ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";

const conversation = "0195c0de-0000-7000-8000-000000000001" as ConversationId;

test("the address names the page and the open conversation, and is read as it was written", () => {
  for (const place of [
    { page: "desk", conversation },
    { page: "articles", article: "payment-failed" as ArticleId },
    { page: "articles" },
    { page: "tickets" },
    { page: "tickets", ticket: "PD-20261121-0001-3" as TicketNumber },
    { page: "privacy" },
    { page: "desk" },
  ] as const)
    expect(placeIn(hashOf(place))).toEqual(place);
  expect(hashOf({ page: "tickets", conversation })).toBe("#/tickets");
});

test("a number that was typed in small letters is the same ticket", () => {
  expect(placeIn("#/tickets/pd-20261121-0001-3")).toEqual({
    page: "tickets",
    ticket: "PD-20261121-0001-3",
  });
});

test("what a page adds to its address is its own", () => {
  expect(placeIn("#/articles/payment-failed?locale=en")).toEqual({
    page: "articles",
    article: "payment-failed",
  });
  expect(placeIn("#/insights?period=week&team=%E9%A3%8E")).toEqual({ page: "insights" });
});

test("an address that is not ours is the desk", () => {
  for (const hash of [
    "",
    "#",
    "#/nothing",
    "#/desk/<script>",
    `#/desk/${"x".repeat(65)}`,
    "#/tickets/x/y",
  ])
    expect(placeIn(hash)).toEqual({ page: "desk" });
});

import { expect, test } from "vitest";
import { maySeePage, pageFor } from "../../console/models/pages.ts";
import { consolePages } from "../../console/models/screen.ts";
import { agentRoles } from "../../protocol/desk.ts";

test("an editor is led to the articles, the announcements and the improvements, and to no page of the desk", () => {
  expect(consolePages.filter((page) => maySeePage("editor", page))).toEqual([
    "knowledge",
    "articles",
    "announcements",
    "gaps",
    "improvements",
    "account",
  ]);
  expect(pageFor("editor", "desk")).toBe("knowledge");
  expect(pageFor("editor", "live")).toBe("knowledge");
  expect(pageFor("editor", "account")).toBe("account");
});

test("each role lands on a page that it may see, whatever page was asked for", () => {
  for (const role of agentRoles)
    for (const page of consolePages) expect(maySeePage(role, pageFor(role, page))).toBe(true);
});

test("an agent who follows an administrator's address lands on the desk", () => {
  for (const page of ["privacy", "settings", "accounts", "live", "knowledge"] as const)
    expect(pageFor("agent", page)).toBe("desk");
  for (const page of ["gaps", "insights"] as const) expect(pageFor("agent", page)).toBe("desk");
  // The live articles are for all who answer customers.
  expect(pageFor("agent", "articles")).toBe("articles");
  expect(pageFor("admin", "privacy")).toBe("privacy");
});

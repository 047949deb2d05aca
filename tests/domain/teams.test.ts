import { describe, expect, test } from "vitest";
import type { QueueRules, Team } from "../../server/domain/queue-rules.ts";
import { choiceToGive, choiceToTake, teamFor } from "../../server/domain/teams.ts";
import { anAgent } from "../support/builders.ts";

const team = (name: string, parts: Partial<Team> = {}): Team => ({
  name,
  members: [],
  languages: [],
  topics: [],
  ...parts,
});
const rules = (teams: readonly Team[], assignment: QueueRules["assignment"] = "manual") => ({
  firstReply: 1,
  nextReply: 1,
  waitTarget: 1,
  headStart: 1,
  raisedTiers: [],
  urgentTopics: [],
  vanish: 1,
  awayAfter: 1,
  capacity: 1,
  knownAgent: 1,
  assignment,
  teams,
});

describe("the team of a customer", () => {
  const teams = [
    team("only by transfer"),
    team("english cards", { languages: ["en"], topics: ["cards"] }),
    team("english", { languages: ["en"] }),
    team("lost phones", { topics: ["phone-lost"] }),
  ];
  test.each([
    ["en", ["card-blocked", "cards"], "english cards"],
    ["en", ["refund-time", "refunds"], "english"],
    ["zh-TW", ["phone-lost", "security"], "lost phones"],
    ["zh-CN", ["card-blocked", "cards"], undefined],
    ["zh-CN", [], undefined],
  ] as const)("who writes %s about %j waits for %s", (locale, topics, name) => {
    expect(teamFor(teams, { locale, topics })).toBe(name);
  });
});

describe("whom an agent gets", () => {
  const bo = anAgent();
  const cy = anAgent({ id: "cy" as never, email: "cy@example.com" });
  const cards = team("cards", { members: ["Cy@example.com"] });

  test("another team's customers are left to its members while one is on duty", () => {
    expect(choiceToTake(rules([cards]), bo, [bo, cy])).toEqual({ not: ["cards"] });
    expect(choiceToTake(rules([cards]), cy, [bo, cy])).toEqual({ not: [] });
    const offDuty = { ...cy, available: false };
    expect(choiceToTake(rules([cards]), bo, [bo, offDuty])).toEqual({ not: [] });
  });

  test.each([
    ["nobody, where agents take", rules([cards]), undefined],
    ["all, where they are given", rules([], "automatic"), { not: [] }],
    [
      "their team's, where only that is given",
      rules([{ ...cards, assignment: "automatic" }]),
      { only: ["cards"], not: [] },
    ],
    [
      "all but their team's, where only that is taken",
      rules([{ ...cards, assignment: "manual" }], "automatic"),
      { not: ["cards"] },
    ],
  ])("an agent is given %s", (_, given, choice) => {
    expect(choiceToGive(given, cy, [bo, cy])).toEqual(choice);
  });

  test("an agent is not given another team's", () => {
    expect(choiceToGive(rules([cards], "automatic"), bo, [bo, cy])).toEqual({ not: ["cards"] });
    const automatic = { ...cards, assignment: "automatic" } as const;
    expect(choiceToGive(rules([automatic]), bo, [bo, cy])).toBeUndefined();
  });
});

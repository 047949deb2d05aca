import { expect, test } from "vitest";
import { createNavigation } from "../../widget/models/navigation.ts";

const names = (back: () => void, name: () => string) => {
  const seen = [name()];
  for (let step = 0; step < 3; step++) {
    back();
    seen.push(name());
  }
  return seen;
};

test("back leads the way one came, and ends at home", () => {
  const { go, back, screen } = createNavigation();
  go({ name: "article", id: "a" });
  go({ name: "article", id: "b" });
  go({ name: "chat" });
  expect(names(back, () => screen.value.name)).toEqual(["chat", "article", "article", "home"]);
});

test("a screen that one has come through is gone back to, not stacked again", () => {
  const { go, back, screen } = createNavigation();
  go({ name: "chat" });
  go({ name: "article", id: "a" });
  go({ name: "chat" });
  back();
  expect(screen.value.name).toBe("home");
});

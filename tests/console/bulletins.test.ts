import { expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createBulletinsModel } from "../../console/models/bulletins.ts";
import type { Bulletin, BulletinId } from "../../protocol/bulletin.ts";
import { Unreachable } from "../../ui/refusal.ts";

const bulletin = (id: string, parts: Partial<Bulletin> = {}) =>
  ({ id: id as BulletinId, text: id, isUnread: false, ...parts }) as Bulletin;

function model(answers: readonly object[]) {
  const asked: unknown[] = [];
  const said: string[] = [];
  const call = (async (name: string, payload: object) => {
    asked.push([name, payload]);
    const answer = name === "bulletin:list" ? answers[asked.filter(isList).length - 1] : {};
    if (answer instanceof Error) throw answer;
    return answer;
  }) as unknown as AgentCall;
  return { bulletins: createBulletinsModel({ call, say: (key) => said.push(key) }), asked, said };
}
const isList = (one: unknown) => Array.isArray(one) && one[0] === "bulletin:list";
const listed = (unread: readonly Bulletin[], bulletins = unread, more = false) => ({
  unread,
  bulletins,
  more,
});

test("what waited at the sign-in is marked in silence, and what comes later is said once", async () => {
  const [first, second] = [bulletin("first"), bulletin("second")];
  const { bulletins, said } = model([listed([first]), listed([first, second]), listed([second])]);
  await bulletins.load();
  expect([bulletins.unread.value.length, said]).toEqual([1, []]);
  await bulletins.load();
  expect(said).toEqual(["bulletins.news"]);
  await bulletins.read(first.id);
  expect(bulletins.unread.value).toEqual([second]);
  expect(said).toEqual(["bulletins.news"]);
});

test("more is asked for after the last one, and stands below the others", async () => {
  const { bulletins, asked } = model([
    listed([], [bulletin("b")], true),
    listed([], [bulletin("a")]),
  ]);
  await bulletins.load();
  expect(bulletins.more.value).toBe(true);
  await bulletins.loadMore();
  expect(asked.at(-1)).toEqual(["bulletin:list", { before: "b" }]);
  expect(bulletins.list.value.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(bulletins.more.value).toBe(false);
});

test("a list that does not come is said to have failed, and the old one stays", async () => {
  const refused = new Unreachable("down");
  const { bulletins } = model([listed([], [bulletin("a")]), refused]);
  await bulletins.load();
  await bulletins.load();
  expect(bulletins.state.value).toBe("failed");
  expect(bulletins.list.value).toHaveLength(1);
});

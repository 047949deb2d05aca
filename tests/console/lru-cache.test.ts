import { expect, test } from "vitest";
import { createLruCache } from "../../console/models/lru-cache.ts";

function createSmallCache(mayDrop: (value: string) => boolean) {
  const dropped: string[] = [];
  const cache = createLruCache<number, string>({
    size: 2,
    create: (key) => `value ${key}`,
    mayDrop,
    onDrop: (value) => dropped.push(value),
  });
  return { cache, dropped };
}

test("the entry that was unused for the longest time goes first", () => {
  const { cache, dropped } = createSmallCache(() => true);
  for (const key of [1, 2, 1, 3]) cache.use(key);
  cache.trim();
  expect(dropped).toEqual(["value 2"]);
  expect(cache.values()).toEqual(["value 1", "value 3"]);
  expect(cache.get(2)).toBeUndefined();
});

test("an entry that may not be dropped stays, and the next one goes", () => {
  const { cache, dropped } = createSmallCache((value) => value !== "value 1");
  for (const key of [1, 2, 3]) cache.use(key);
  cache.trim();
  expect(dropped).toEqual(["value 2"]);
});

test("looking at an entry is no use of it", () => {
  const { cache, dropped } = createSmallCache(() => true);
  for (const key of [1, 2]) cache.use(key);
  expect(cache.get(1)).toBe("value 1");
  cache.use(3);
  cache.trim();
  expect(dropped).toEqual(["value 1"]);
});

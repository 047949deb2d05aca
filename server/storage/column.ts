import { StoreDamaged } from "../ports/store.ts";

/** How a part of a record is kept in its column. NULL and `undefined` are the table's business. */
export interface Column<Part> {
  write(part: Part): string | number;
  read(value: string | number): Part;
}

export const text = <Part extends string>(): Column<Part> => ({
  write: (part) => part,
  read: (value) => String(value) as Part,
});

export const number: Column<number> = { write: (part) => part, read: Number };

/** Both databases know numbers; only one knows booleans. */
export const flag: Column<boolean> = {
  write: (part) => (part ? 1 : 0),
  read: (value) => Number(value) === 1,
};

/** Kept as its place in the list, so that the database sorts by it. */
export const rank = <Part extends string>(list: readonly [Part, ...Part[]]): Column<Part> => ({
  write: (part) => list.indexOf(part),
  read: (value) => list[Number(value)] ?? list[0],
});

/** Written by us and read by us: the type is the one that it was written with. */
export const json = <Part>(): Column<Part> => ({
  write: (part) => JSON.stringify(part),
  read: (value) => parsed(String(value)),
});

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StoreDamaged("a row holds what is no JSON", { cause: error });
  }
}

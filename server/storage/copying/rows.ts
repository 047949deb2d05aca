import { hash } from "node:crypto";
import type { Row, Value } from "../sql.ts";

export type ColumnKind = "text" | "whole" | "fraction";

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
}

/** How many rows a table has, and what they are, in whatever order they come. */
export interface Checksum {
  readonly rows: number;
  /** The sum of the rows' hashes, below 2^48. */
  readonly sum: number;
}

const modulus = 2 ** 48;
/** Six bytes of MD5, so that the sum of two is still exact. */
const digits = 12;

/** What `checksumQuery` computes, of rows that are here. */
export function createChecksum({ columns }: CopiedTable) {
  let rows = 0;
  let sum = 0;
  return {
    add(row: Row) {
      const text = columns.map(({ kind }, index) => asText(kind, row[index] ?? null)).join("");
      rows += 1;
      sum = (sum + Number.parseInt(hash("md5", text).slice(0, digits), 16)) % modulus;
    },
    value: (): Checksum => ({ rows, sum }),
  };
}

/** With its length before it: no two rows have the same text. A fraction is compared by its eight bytes. */
function asText(kind: ColumnKind, value: Value): string {
  if (value === null) return "-";
  const text = kind === "fraction" ? hexOf(Number(value)) : String(value);
  return `${Buffer.byteLength(text)}:${text}`;
}

function hexOf(fraction: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(fraction);
  return bytes.toString("hex");
}

/** The same by PostgreSQL, which need not send the rows. */
export function checksumQuery({ name, columns }: CopiedTable): string {
  const texts = columns.map(({ name: column, kind }) => {
    const text = kind === "fraction" ? `encode(float8send(${column}), 'hex')` : `${column}::text`;
    return `COALESCE(octet_length(${text}) || ':' || ${text}, '-')`;
  });
  const hashed = `('x' || left(md5(${texts.join(" || ")}), ${digits}))::bit(48)::bigint`;
  return `SELECT COUNT(*), COALESCE(MOD(SUM(${hashed}), ${modulus}), 0) FROM ${name}`;
}

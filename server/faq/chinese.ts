import { Converter } from "opencc-js/t2cn";

export type Conversion = (text: string) => string;

/** Traditional characters and Taiwan's words → simplified ones; Hong Kong's characters are among them. */
export function createSimplifier(): Conversion {
  const fromTaiwan = Converter({ from: "twp", to: "cn" });
  const fromHongKong = Converter({ from: "hk", to: "cn" });
  return (text) => fromHongKong(fromTaiwan(text));
}

/**
 * Simplified → Taiwan's characters and words. Its tables cost about 45 MB and 150 ms, so they are only loaded
 * where an article has no zh-TW version of its own.
 */
export async function loadTaiwanConversion(): Promise<Conversion> {
  const { Converter: create } = await import("opencc-js/cn2t");
  return create({ from: "cn", to: "twp" });
}

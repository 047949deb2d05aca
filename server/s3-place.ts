import type { S3Place } from "./ports/s3-place.ts";

/** What services that have no regions call theirs. */
const usualRegion = "us-east-1";

/** Undefined where the URL names no bucket or no key. */
export function s3PlaceIn(text: string): S3Place | undefined {
  const { host, pathname, searchParams, username, password } = new URL(text);
  const [bucket = "", ...folders] = pathname.split("/").slice(1).map(decodeURIComponent);
  if (!host || !bucket || !username || !password) return undefined;
  const prefix = folders.filter((folder) => folder !== "").join("/");
  return {
    endpoint: `${searchParams.get("tls") === "off" ? "http" : "https"}://${host}`,
    bucket,
    prefix: prefix === "" ? "" : `${prefix}/`,
    region: searchParams.get("region") ?? usualRegion,
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  };
}

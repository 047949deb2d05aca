import { afterAll, beforeAll, expect, test } from "vitest";
import { openS3Blobs } from "../../server/blobs/s3.ts";
import { BlobsUnavailable } from "../../server/ports/blobs.ts";
import { s3PlaceIn } from "../../server/s3-place.ts";
import { type S3Server, startS3Server } from "../support/s3-server.ts";
import { blobsContract } from "./blobs.ts";

let service: S3Server;
beforeAll(async () => {
  service = await startS3Server();
});
afterAll(() => service.stop());

const opened = (url = service.url()) => {
  const place = s3PlaceIn(url);
  if (!place) throw new Error("It is a place.");
  return openS3Blobs(place);
};
const bytes = (text: string) => new TextEncoder().encode(text);

blobsContract("in a bucket", async () => ({
  blobs: opened(),
  close: async () => service.objects.clear(),
}));

test("all that is in the bucket stands under the folder of the setting", async () => {
  await opened().put("folder/kept", bytes("x"));
  expect([...service.objects.keys()]).toEqual(["a folder/folder/kept"]);
  service.objects.clear();
});

test("a wrong secret is a typed error that does not repeat it", async () => {
  const blobs = opened(service.url("not-the-secret"));
  const refused = await blobs.put("folder/kept", bytes("x")).catch((error: Error) => error);
  expect(refused).toBeInstanceOf(BlobsUnavailable);
  expect(String(refused)).toContain("403 SignatureDoesNotMatch");
  expect(String(refused)).not.toContain("not-the-secret");
  expect(service.objects.size).toBe(0);
});

test("a service that fails, and a bucket that is not there, are typed errors", async () => {
  service.failing = 400;
  await expect(opened().get("folder/kept")).rejects.toBeInstanceOf(BlobsUnavailable);
  service.failing = undefined;
  const elsewhere = opened(service.url().replace("/evidence/", "/another/"));
  await expect(elsewhere.put("folder/kept", bytes("x"))).rejects.toBeInstanceOf(BlobsUnavailable);
});

test("the setting says where, and is refused without a bucket, a key or a secret", () => {
  expect(s3PlaceIn("s3://key:se%2Fcret@s3.example.com/bucket/a/b?region=eu-west-1")).toEqual({
    endpoint: "https://s3.example.com",
    bucket: "bucket",
    prefix: "a/b/",
    region: "eu-west-1",
    accessKeyId: "key",
    secretAccessKey: "se/cret",
  });
  for (const url of ["s3://key:secret@host/", "s3://key@host/bucket", "s3://host/bucket"]) {
    expect(s3PlaceIn(url)).toBeUndefined();
  }
});

/** `s3://KEY:SECRET@host[:port]/bucket[/folder]?region=cn-north-1`; `&tls=off` where the service is on the same machine. */
export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

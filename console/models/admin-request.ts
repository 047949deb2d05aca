import type { Attachment } from "../../protocol/attachment.ts";
import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";
import { CodeNeeded } from "./code-needed.ts";

export type AdminRequest = <Answer>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: object,
) => Promise<Answer>;

/** Routes of the console; the session is a cookie. Throws a `Refusal`, `Unreachable` where nobody answers. */
const requestBelow =
  (base: string): AdminRequest =>
  async (method, path, body) => {
    const content = contentOf(body);
    const headers = { ...content.headers, ...languageOf(globalThis.document) };
    const init = { method, body: content.body, headers };
    const response = await fetch(`${base}/${path}`, init).catch((error) => {
      throw new Unreachable(String(error));
    });
    if (response.status === 204) return undefined as never;
    const answer = await response.json().catch((error) => {
      // A proxy's error page, say.
      throw new Unreachable(String(error));
    });
    if (response.ok) return answer;
    const fallback: RefusalBody = { code: "internal", message: "an answer without an error" };
    const refusal: RefusalBody = answer.error ?? fallback;
    throw refusal.account ? new CodeNeeded(refusal, refusal.account) : new Refusal(refusal);
  };

/** What the server names, such as topics, it names in the language of the page. */
const languageOf = (page: Document | undefined): Readonly<Record<string, string>> =>
  page?.documentElement.lang ? { "accept-language": page.documentElement.lang } : {};

/** The browser names the type of a form itself. */
function contentOf(body: object | undefined): {
  readonly body: BodyInit | null;
  readonly headers?: Readonly<Record<string, string>>;
} {
  if (body === undefined || body instanceof FormData) return { body: body ?? null };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export async function uploadFile(file: File): Promise<Attachment> {
  const form = new FormData();
  form.append("file", file, file.name);
  const request = requestBelow("/api");
  return (await request<{ readonly attachment: Attachment }>("POST", "attachments", form))
    .attachment;
}

export const requestAsAdmin = requestBelow("/api/admin");
export const requestAsAgent = requestBelow("/api/agent");

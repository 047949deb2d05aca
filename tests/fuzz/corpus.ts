/** What mutations begin with: right calls and requests, and what has broken servers of this kind. Found cases are added at the end. */

const uuid = "5f1d2c8e-3b7a-4f60-9d15-2a8c4e6b7f01";
const id = "00000000-0000-4000-8000-000000000000";

const call = (namespace: string, name: string, payload: unknown, ack = 7) =>
  `42${namespace},${ack}${JSON.stringify([name, payload])}`;

export const customerFrames: readonly string[] = [
  call("/customer", "message:send", { clientId: uuid, text: "支付失败了" }),
  call("/customer", "message:send", {
    clientId: uuid,
    text: "😀 مرحبا a\u0301",
    articleId: "payment-failed",
  }),
  call("/customer", "message:redact", { conversationId: id, messageId: id }),
  call("/customer", "conversation:sync", { conversationId: id, afterSeq: 12, epoch: "0b8e" }),
  call("/customer", "conversation:read", { seq: 14 }),
  call("/customer", "conversation:list", { before: id }),
  call("/customer", "conversation:open", { id, beforeSeq: 201 }),
  call("/customer", "conversation:end", {}),
  call("/customer", "typing", { on: true }),
  call("/customer", "faq:suggest", { text: "退款" }),
  call("/customer", "article:get", { id: "refund-time" }),
  call("/customer", "article:vote", { articleId: "refund-time", helpful: false, reason: "看不懂" }),
  call("/customer", "agent:request", { reason: "转人工", topic: "退款" }),
  call("/customer", "agent:cancel", {}),
  call("/customer", "survey:answer", { conversationId: id, score: 5, comment: "谢谢" }),
  call("/customer", "queue:take", {}),
  `40/customer,{"token":"made-up"}`,
  `40/customer,{"identity":"a.b.c","locale":"zh-CN","keep":true}`,
  "41/customer,",
  `43/customer,7[{"ok":true}]`,
  `451-/customer,7["message:send",{"_placeholder":true,"num":0}]`,
  `461-/customer,7[{"_placeholder":true,"num":0}]`,
  "2",
  "2probe",
  "3",
  "5",
  "6",
  "1",
  "0{}",
];

export const agentFrames: readonly string[] = [
  call("/agent", "desk:available", { on: true, capacity: 3 }),
  call("/agent", "desk:list", { view: "queue", cursor: "x" }),
  call("/agent", "queue:take", { conversationId: id }),
  call("/agent", "conversation:open", { conversationId: id, beforeSeq: 10 }),
  call("/agent", "conversation:sync", { conversationId: id, afterSeq: 0, epoch: "x" }),
  call("/agent", "conversation:read", { conversationId: id, seq: 3 }),
  call("/agent", "message:send", { conversationId: id, clientId: uuid, text: "您好" }),
  call("/agent", "priority:set", { conversationId: id, priority: "high" }),
  call("/agent", "conversation:transfer", { conversationId: id, toAgentId: id, note: "x" }),
  call("/agent", "conversation:release", { conversationId: id }),
  call("/agent", "conversation:resolve", { conversationId: id, summary: "s", topic: "t" }),
  call("/agent", "faq:suggest", { text: "提现", locale: "en" }),
  call("/agent", "article:get", { id: "payment-failed", locale: "zh-TW" }),
  call("/agent", "agent:list", {}),
];

const request = (line: string, headers: readonly string[] = [], body = "") =>
  `${[`${line} HTTP/1.1`, "Host: localhost", ...headers].join("\r\n")}\r\n\r\n${body}`;
const post = (path: string, body: string, more: readonly string[] = []) =>
  request(
    `POST ${path}`,
    ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`, ...more],
    body,
  );
const bearer = "Authorization: Bearer a.b.c";

export const requests: readonly string[] = [
  request("GET /livez"),
  request("GET /readyz"),
  request("GET /api/faq?locale=zh-CN"),
  request("GET /api/faq/payment-failed?locale=en"),
  request("GET /api/faq-copy?locale=zh-CN&urgency=urgent", ["Accept-Encoding: gzip, br"]),
  post("/api/faq/ask", `{"question":"支付失败","locale":"zh-CN"}`),
  post("/api/customer/messages", `{"clientId":"${uuid}","text":"支付失败了"}`, [bearer]),
  post("/api/agent/sessions", `{"email":"bo@example.com","password":"a","code":"123456"}`),
  request("GET /api/agent/sessions", ["Cookie: pocketdesk_agent=a; pocketdesk_device=b.c"]),
  request("DELETE /api/agent/sessions", [bearer]),
  request("GET /api/admin/audit?before=120", [bearer]),
  request("OPTIONS /api/customer/messages", [
    "Origin: https://good.example",
    "Access-Control-Request-Method: POST",
  ]),
  request("GET /widget.js", ['If-None-Match: "x"', "Range: bytes=0-10"]),
  request("GET /widget/app-1.js", ["Accept-Encoding: br;q=1, *;q=0"]),
  request("GET /console/", ["Accept-Language: zh-CN"]),
  request("GET /support?errorCode=PAY-1001#x"),
  request("GET /console/assets/..%2f..%2fetc/passwd"),
  request("GET /socket.io/?EIO=4&transport=polling"),
  request("GET /socket.io/?EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAAAAAA"),
  post("/socket.io/?EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAAAAAA", "40/customer,{}"),
  request("GET /socket.io/?EIO=4&transport=websocket", [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
  ]),
  request(
    "POST /api/faq/ask",
    ["Content-Type: application/json", "Transfer-Encoding: chunked"],
    `1a\r\n{"question":"支付失败"}\r\n0\r\n\r\n`,
  ),
];

/** Pieces that are put anywhere. */
export const pieces: readonly string[] = [
  "\0",
  "\ud800",
  "\u202e",
  "\u2028",
  "\r\n",
  "\r\n\r\n",
  "%00",
  "%ff",
  "%2e%2e%2f",
  "../",
  `"`,
  "{}",
  "[]",
  "[[[[[[[[[[[[[[[[",
  "null",
  "-1",
  "1e999",
  "9007199254740993",
  "99999999999999999999",
  `{"_placeholder":true,"num":0}`,
  `"__proto__":{"isAdmin":true},`,
  `"constructor":{"prototype":{"a":1}},`,
  `{"$ne":""}`,
  "/customer,",
  "/agent,",
  "__proto__",
  "' OR 1=1 --",
  "<script>alert(1)</script>",
  "4111 1111 1111 1111",
  "验证码 482193",
  "转人工",
  "a".repeat(300),
  "您".repeat(5_000),
  "Content-Length: 5\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Host: evil.example\r\n",
  "X-Forwarded-For: 127.0.0.1\r\n",
  "Expect: 100-continue\r\n",
];

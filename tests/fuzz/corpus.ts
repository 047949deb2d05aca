/** What mutations begin with: right calls and requests, and what has broken servers of this kind. Found cases are added at the end. */

const uuid = "5f1d2c8e-3b7a-4f60-9d15-2a8c4e6b7f01";
const id = "00000000-0000-4000-8000-000000000000";
/** Stands for a conversation that there is. */
export const someConversation = id;
/** Stands for a ticket that there is. */
export const someTicket = "PD-20261121-0001-3";
const ticket = someTicket;

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
  call("/customer", "ticket:file", {
    clientId: uuid,
    topic: "提现未到账",
    description: "提现三天了还没到",
    demand: "退回余额",
    contact: "a@example.com",
  }),
  call("/customer", "ticket:list", { before: ticket }),
  call("/customer", "ticket:get", { number: ticket }),
  call("/customer", "ticket:receipt", { number: ticket }),
  call("/customer", "ticket:add", { number: ticket, text: "补充：尾号 6013" }),
  call("/customer", "ticket:escalate", { number: ticket, reason: "少退了手续费" }),
  call("/customer", "ticket:withdraw", { number: ticket }),
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
  call("/agent", "message:redact", { conversationId: id, messageId: id }),
  call("/agent", "note:add", { conversationId: id, text: "已电话核对" }),
  call("/agent", "note:redact", { conversationId: id, noteId: id }),
  call("/agent", "tag:set", { conversationId: id, tags: ["支付", "回访"] }),
  call("/agent", "reply:list", {}),
  call("/agent", "reply:save", { shortcut: "hi", title: "问候", text: "您好", shared: true }),
  call("/agent", "reply:delete", { id }),
  call("/agent", "ticket:list", { view: "open", cursor: `1764400000000:${ticket}` }),
  call("/agent", "ticket:open", { number: ticket }),
  call("/agent", "ticket:file", { conversationId: id, topic: "支付", description: "没到账" }),
  call("/agent", "ticket:accept", { number: ticket }),
  call("/agent", "ticket:assign", { number: ticket, agentId: id }),
  call("/agent", "ticket:assign", { number: ticket, team: "技术组" }),
  call("/agent", "ticket:classify", { number: ticket, topic: "退款", severity: "high" }),
  call("/agent", "ticket:ask", { number: ticket, text: "是哪张卡？" }),
  call("/agent", "ticket:reply", { number: ticket, text: "正在向银行查询" }),
  call("/agent", "ticket:note", { number: ticket, text: "已核对身份" }),
  call("/agent", "ticket:task", { number: ticket, team: "技术组", text: "查这笔的回执" }),
  call("/agent", "ticket:answer-task", { number: ticket, taskId: id, text: "没有回执" }),
  call("/agent", "ticket:decide", {
    number: ticket,
    kind: "refund",
    text: "已退回余额",
    amount: "138.60",
    currency: "CNY",
  }),
  call("/agent", "ticket:redact", { number: ticket, seq: 1 }),
  call("/agent", "ticket:close", { number: ticket }),
  call("/agent", "ticket:merge", { number: ticket, into: ticket }),
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
/** The server that is attacked has this key: what the wallet's back end may do is reached, too. */
export const hostKey = "fuzz-host-key-0123456789-0123456789";
const wallet = `Authorization: Bearer ${hostKey}`;

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
  request("GET /api/admin/customers/u-1024", [bearer]),
  post(
    "/api/host/tickets",
    `{"sub":"u-1024","topic":"提现未到账","description":"没到账","contact":"a@example.com"}`,
    [wallet, "Idempotency-Key: a-1"],
  ),
  request(`GET /api/host/tickets/${ticket}`, [wallet]),
  post(`/api/host/tickets/${ticket}/replies`, `{"text":"已在银行查到这一笔"}`, [wallet]),
  request("GET /api/host/customers/u-1024/export", [wallet]),
  post("/api/host/customers/u-1024/erase", "", [wallet, "Idempotency-Key: a-2"]),
  request("GET /api/host/openapi.json"),
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

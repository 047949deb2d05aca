/** Customers without a page who wait for an agent: for desks that are full. */

import type { Socket } from "socket.io-client";
import { signIdentity } from "../../server/identity/identities.ts";
import { connect, handshakeOf, newClientId } from "../support/actors.ts";

/** Give it to the server as `IDENTITY_SECRET`. */
export const walletSecret = "a secret that is long enough for tests, surely";

export interface Waiting {
  readonly socket: Socket;
  says(text: string): Promise<unknown>;
}

/** Each with a name, a tier and words of their own, in turn. */
const people = [
  ["刘洋", "手机落在出租车上了，卡还绑着，能先冻结吗", "standard"],
  ["赵敏", "转了三个小时了，房东一直在催", "gold"],
  ["孙浩", "提现显示成功但卡里没有", "standard"],
  ["周雨桐", "身份证照片一直提示不清晰，拍了五遍了", "silver"],
  ["何佳怡", "有一笔 1,299 不是我付的", "gold"],
  ["Michael Tan", "My top-up has not arrived", "standard"],
  ["吴越", "为什么我今天只能转 5000", "standard"],
  ["郑可", "收不到绑卡的验证码", "silver"],
] as const;

export const identityOf = (name: string): Promise<string> =>
  signIdentity(
    { subject: name, name, phoneMasked: "138****2046" },
    { secret: walletSecret },
    { now: Date.now(), lifeSeconds: 3_600 },
  );

/** The customer number `index` asks, and then asks for a person. Every third is a guest. */
export async function waits(url: string, index: number): Promise<Waiting> {
  const [name, words, tier] = people[index % people.length] ?? people[0];
  const identity = await signIdentity(
    { subject: `waiting-${index}`, name, tier, phoneMasked: "138****2046" },
    { secret: walletSecret },
    { now: Date.now(), lifeSeconds: 3_600 },
  );
  const socket = connect(`${url}/customer`, {
    locale: index % people.length === 5 ? "en" : "zh-CN",
    ...(index % 3 === 2 ? {} : { identity }),
  });
  await handshakeOf(socket);
  const call = async (event: string, payload: object) => {
    const result = await socket.timeout(8_000).emitWithAck(event, payload);
    if (!result.ok) throw new Error(`${event}: ${result.error.code} ${result.error.message}`);
    return result.value;
  };
  const says = (text: string) => call("message:send", { clientId: newClientId(), text });
  await says(words);
  await call("agent:request", {});
  return { socket, says };
}

/** From the number `from` on, a few at a time. */
export async function waitTogether(
  url: string,
  from: number,
  count: number,
): Promise<readonly Waiting[]> {
  const all: Waiting[] = [];
  for (let next = from; next < from + count; next += 10) {
    const some = Array.from(
      { length: Math.min(10, from + count - next) },
      (_, index) => next + index,
    );
    all.push(...(await Promise.all(some.map((index) => waits(url, index)))));
  }
  return all;
}

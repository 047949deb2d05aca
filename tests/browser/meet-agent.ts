/** How a customer comes to an agent. */

import type { ConversationId } from "../../protocol/conversation.ts";
import { desktop, type TestBed } from "./browser.ts";
import { type ConsolePage, deskOn } from "./desk.ts";
import type { directAgent } from "./direct.ts";
import type { WidgetPage } from "./widget.ts";

/** An agent at the console, on duty. */
export async function agentOnDuty(testBed: TestBed): Promise<ConsolePage> {
  const bo = deskOn(await testBed.page(desktop));
  await bo.signIn(testBed.url());
  await bo.goOnDuty();
  return bo;
}

/** The customer, whose widget is open at home, asks for a person; the agent takes them and says hello. */
export async function meetAgent(alice: WidgetPage, bo: ConsolePage): Promise<void> {
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  await bo.takeNext();
  await bo.write("您好，请讲。");
  await alice.says("您好，请讲。");
}

/** The same with an agent without a page, who says nothing. */
export async function meetDirectAgent(
  alice: WidgetPage,
  bo: Awaited<ReturnType<typeof directAgent>>,
): Promise<ConversationId> {
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const conversationId = await bo.takes();
  await alice.button(alice.say("chat.menu")).waitFor();
  return conversationId;
}

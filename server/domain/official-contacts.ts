/** What the wallet says is its own: numbers, hosts, e-mail addresses, accounts. */
export interface OfficialContacts {
  readonly phones: readonly string[];
  /** With those below them. */
  readonly hosts: readonly string[];
  readonly emails: readonly string[];
  /** In words, with the name in quotes: 微信公众号“星河钱包”. */
  readonly accounts: readonly string[];
}

interface Contact {
  readonly kind: "phone" | "host" | "email" | "account" | "app";
  readonly value: string;
}

/** True for what is on the list, however it is written; a longer number, or a host that only begins or ends like ours, is not. */
export function isOfficial({ kind, value }: Contact, known: OfficialContacts): boolean {
  const wanted = value.toLowerCase();
  switch (kind) {
    case "phone":
      return known.phones.some((one) => isSameNumber(one, wanted));
    case "host":
      return known.hosts.some((one) => wanted === one || wanted.endsWith(`.${one}`));
    case "email":
      return known.emails.some((one) => one.toLowerCase() === wanted);
    case "account":
      return known.accounts.some((one) => nameIn(one).toLowerCase() === wanted);
    // An app is nobody's: the list of accounts says which names there are.
    case "app":
      return false;
  }
}

/** `+86 400…` and `0086-400…` are `400…`: the country's own code says nothing of whose it is. After it an area loses its zero. */
function isSameNumber(one: string, other: string): boolean {
  const ways = waysToDial(other);
  return waysToDial(one).some((digits) => ways.includes(digits));
}

function waysToDial(text: string): readonly string[] {
  const dialled = text.replace(/\(0\)/, "").replace(/[^\d+]/g, "");
  const [, abroad] = /^(?:\+|00)?86(\d{7,})$/.exec(dialled) ?? [];
  return abroad === undefined ? [dialled.replace("+", "")] : [abroad, `0${abroad}`];
}

const nameIn = (account: string) => /[“"「『]([^”"」』]+)[”"」』]/.exec(account)?.[1] ?? account;

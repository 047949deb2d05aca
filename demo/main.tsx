import { render } from "preact";
import { embed } from "./pocketdesk.ts";
import { locale, translate } from "./translate.ts";
import { Wallet } from "./wallet.tsx";

document.documentElement.lang = locale;
document.title = translate("wallet");
const place = document.getElementById("wallet");
if (place) render(<Wallet />, place);
embed();

import * as data from "../actions/customer-data.ts";
import { eraseCustomer } from "../actions/erasure.ts";
import { presentExport } from "../present/customer-export.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";

/** CUSTOMER is the wallet's own id (`sub`), or PocketDesk's. */
export const privacyCommands: Readonly<Record<string, AdminCommand>> = {
  export: {
    usage: "CUSTOMER",
    does: "prints all that there is of a customer, as JSON",
    prepare(_flags, words) {
      const name = customerIn(words);
      return async (services) => {
        const customer = await data.customerNamed(services.store, name);
        const records = await data.exportCustomer(services, customer, "operator");
        return JSON.stringify(presentExport(records), null, 2);
      };
    },
  },
  erase: {
    usage: "CUSTOMER",
    does: "deletes all that there is of a customer, and prints a receipt; refused under a legal hold",
    prepare(_flags, words) {
      const name = customerIn(words);
      return async (services) => {
        const { id } = await data.customerNamed(services.store, name);
        const receipt = await eraseCustomer(services, id, "operator");
        return JSON.stringify(receipt, null, 2);
      };
    },
  },
  hold: {
    usage: "CUSTOMER --reason TEXT",
    does: "places a legal hold: nothing of the customer is deleted, by nobody and by no retention",
    prepare({ reason: typed }, words) {
      const name = customerIn(words);
      const reason = typed?.trim();
      if (!reason) throw new BadUsage("--reason is needed.");
      return async (services) => {
        const { id } = await data.customerNamed(services.store, name);
        await data.holdCustomer(services, id, { reason, by: "operator" });
        return "Nothing of this customer will be deleted.";
      };
    },
  },
  release: {
    usage: "CUSTOMER",
    does: "ends the legal hold",
    prepare(_flags, words) {
      const name = customerIn(words);
      return async (services) => {
        const { id } = await data.customerNamed(services.store, name);
        await data.releaseCustomer(services, id, "operator");
        return "There is no legal hold on this customer.";
      };
    },
  },
};

function customerIn([name]: readonly string[]): string {
  if (!name) throw new BadUsage("A customer is needed: the wallet's own id, or PocketDesk's.");
  return name;
}

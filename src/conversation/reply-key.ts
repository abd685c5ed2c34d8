import type campaign from "../../locales/zh-CN/replies/campaign.json";
import type major from "../../locales/zh-CN/replies/major.json";
import type leads from "../../locales/zh-CN/replies/leads.json";
import type attachments from "../../locales/zh-CN/replies/attachments.json";
import type archive from "../../locales/zh-CN/replies/archive.json";
import type binding from "../../locales/zh-CN/replies/binding.json";
import type changes from "../../locales/zh-CN/replies/changes.json";
import type earlier from "../../locales/zh-CN/replies/earlier.json";
import type deliveries from "../../locales/zh-CN/replies/deliveries.json";
import type dialogue from "../../locales/zh-CN/replies/dialogue.json";
import type exports from "../../locales/zh-CN/replies/exports.json";
import type guidance from "../../locales/zh-CN/replies/guidance.json";
import type oversight from "../../locales/zh-CN/replies/oversight.json";
import type lists from "../../locales/zh-CN/replies/lists.json";
import type nominations from "../../locales/zh-CN/replies/nominations.json";
import type innovation from "../../locales/zh-CN/replies/innovation.json";
import type statistics from "../../locales/zh-CN/replies/statistics.json";
import type payments from "../../locales/zh-CN/replies/payments.json";
import type imports from "../../locales/zh-CN/replies/imports.json";
import type privacy from "../../locales/zh-CN/replies/privacy.json";
import type relief from "../../locales/zh-CN/replies/relief.json";
import type returns from "../../locales/zh-CN/replies/returns.json";
import type roster from "../../locales/zh-CN/replies/roster.json";
import type ruleChanges from "../../locales/zh-CN/replies/rule-changes.json";
import type services from "../../locales/zh-CN/replies/services.json";
import type doctor from "../../locales/zh-CN/replies/doctor.json";
import type start from "../../locales/zh-CN/replies/start.json";
import type upkeep from "../../locales/zh-CN/replies/upkeep.json";
import type warnings from "../../locales/zh-CN/replies/warnings.json";

/** A namespace is a file of `locales/<locale>/replies`; zh-CN decides which keys there are. */
interface Namespaces {
  campaign: typeof campaign;
  major: typeof major;
  leads: typeof leads;
  attachments: typeof attachments;
  archive: typeof archive;
  binding: typeof binding;
  changes: typeof changes;
  deliveries: typeof deliveries;
  dialogue: typeof dialogue;
  earlier: typeof earlier;
  exports: typeof exports;
  guidance: typeof guidance;
  oversight: typeof oversight;
  lists: typeof lists;
  nominations: typeof nominations;
  innovation: typeof innovation;
  statistics: typeof statistics;
  payments: typeof payments;
  imports: typeof imports;
  privacy: typeof privacy;
  relief: typeof relief;
  returns: typeof returns;
  roster: typeof roster;
  "rule-changes": typeof ruleChanges;
  services: typeof services;
  start: typeof start;
  doctor: typeof doctor;
  upkeep: typeof upkeep;
  warnings: typeof warnings;
}

type Paths<Tree> = Tree extends string
  ? never
  : {
      [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Paths<Tree[Name]>}`;
    }[keyof Tree & string];

/** `namespace:path`: a key that the locales do not have does not compile. */
export type ReplyKey = { [Name in keyof Namespaces]: `${Name}:${Paths<Namespaces[Name]>}` }[keyof Namespaces];

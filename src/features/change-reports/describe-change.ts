import { type Reply, say } from "../../conversation/reply.ts";
import type { ChangeKind } from "../../language/frame.ts";
import { namePerson, type PersonSummary } from "../roster/index.ts";
import type { World } from "../world.ts";
import type { ChangeSlots } from "./change-form.ts";
import { CHANGE_RULES, SHOWN_FIELD } from "./change-kinds.ts";

export interface CompleteChange extends ChangeSlots {
  readonly kind: ChangeKind;
  readonly personId: string;
  readonly date: string;
}

/** The card: person, unit, kind, old → new, date, what it means for entitlements (domain §2). */
export function describeChange(
  change: CompleteChange,
  person: PersonSummary,
  world: World,
): readonly Reply[] {
  return [
    namePerson(world.directory, person.id),
    say("changes:card.line", {
      kind: say(`changes:kind.${change.kind}`),
      values: describeValues(change, person, world),
      date: change.date,
    }),
    ...describeMeaning(change, person),
  ];
}

/** What it would mean, or means, for this person's entitlements. */
export function describeMeaning(change: CompleteChange, person: PersonSummary): readonly Reply[] {
  const carriesEntitlement = person.tier !== null;
  switch (change.kind) {
    case "retirement":
    case "early-leave":
      return carriesEntitlement && person.employment === "in-service"
        ? [say(`changes:meaning.${change.kind}`)]
        : [];
    case "death":
    case "discipline":
    case "lost-contact":
    case "settled-abroad":
    case "transfer":
      return [say(`changes:meaning.${change.kind}`)];
    default:
      return [];
  }
}

function describeValues(change: CompleteChange, person: PersonSummary, world: World): Reply {
  const field = SHOWN_FIELD[change.kind];
  const fresh = (value: string): Reply => say("changes:card.new", { value });
  switch (field) {
    case "custodianUnionId":
      return say("changes:card.old-new", {
        before: say("changes:text", { text: world.directory.unions.get(person.unionId)?.name ?? "" }),
        after: say("changes:text", { text: change.toUnionName ?? "" }),
      });
    case "employment":
    case "life":
    case "standing":
    case "whereabouts": {
      const setting = CHANGE_RULES[change.kind].sets[field];
      const after = setting !== undefined && "to" in setting ? setting.to : person[field];
      return say("changes:card.old-new", {
        before: say(`changes:state.${person[field]}`),
        after: say(`changes:state.${after}`),
      });
    }
    case "post":
      return fresh(change.value ?? "");
    // What is sensitive is never echoed (domain §7.5).
    default:
      return ["bank-card", "contact"].includes(change.kind)
        ? say("changes:card.hidden")
        : fresh(change.value ?? "");
  }
}

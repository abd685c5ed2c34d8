import type { Step } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { ChangeKindRule } from "../../change-kinds.ts";
import { choosePerson } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { askDate, askDetails } from "./ask-details.ts";
import { type ChangeSlots } from "./change-slots.ts";

const CARD: Step = { kind: "card", verb: "preview-change" };

/** What a report still needs, in the order in which it is asked: who, what, when, the rest of the list; then the card. */
export function nextStep(slots: ChangeSlots, world: World): Step {
  if (slots.mode !== undefined && ["question", "hypothesis", "negation"].includes(slots.mode)) {
    return { kind: "stop", reply: say("changes:nothing-reported") };
  }
  const rule = world.changeKinds.inForce(slots.kind, world.today);
  const told = handOver(slots, rule, world);
  if (told !== null) return told;
  if (slots.relation !== undefined && (slots.kind === "death" || slots.kind === "other")) {
    return { kind: "stop", reply: say("changes:about-a-relative") };
  }
  const isOfUnion = rule?.subject === "union";
  const who = isOfUnion ? askUnion(slots, world) : askPerson(slots, world);
  if (who !== null) return who;
  if (slots.kind === undefined) return { kind: "ask", slot: "kind", reply: say("changes:what-happened") };
  if (rule === undefined) return { kind: "stop", reply: say("changes:kind-not-in-force") };
  return askConsent(slots, rule) ?? askDate(slots, rule, world) ?? askDetails(slots, rule, world) ?? CARD;
}

/** Told by somebody who may not report it, or only heard of: a lead or a request, whatever it says (domain §2). */
function handOver(slots: ChangeSlots, rule: ChangeKindRule | undefined, world: World): Step | null {
  const { role, personId, unionId } = world.actor;
  if (role === "model-worker") {
    const aboutOneself =
      slots.relation === undefined && (slots.people === undefined || slots.people[0] === personId);
    return { kind: "run", verb: aboutOneself ? "request-correction" : "take-lead" };
  }
  if (role === "guest" || slots.mode === "hearsay") return { kind: "run", verb: "take-lead" };
  const reporters: readonly string[] = rule?.reporters ?? [role];
  if (!reporters.includes(role)) return { kind: "run", verb: "refer-to-staff" };
  const arrives = slots.direction === "in" || slots.toUnionId === unionId;
  if (role === "officer" && slots.kind === "transfer" && slots.people?.length === 0 && arrives) {
    return slots.date === undefined && rule !== undefined
      ? askDate(slots, rule, world)
      : { kind: "run", verb: "announce-arrival" };
  }
  return null;
}

function askPerson(slots: ChangeSlots, world: World): Step | null {
  if (slots.personId !== undefined) return null;
  if (slots.people === undefined)
    return { kind: "ask", slot: "person", expects: "person", reply: say("changes:who") };
  if (slots.people.length === 0) return { kind: "run", verb: "refuse-unknown" };
  if (slots.people.length === 1 && slots.guessed !== true) return null;
  const choices = choosePerson(world.directory, slots.people, (id) => ({ personId: id, people: [id] }));
  const question = slots.guessed === true ? "changes:did-you-mean" : "changes:which-person";
  return {
    kind: "ask",
    slot: "person",
    expects: "person",
    reply: say(question, { name: slots.personName ?? "" }),
    choices,
  };
}

/** An officer reports on the own unit; staff say which one. */
function askUnion(slots: ChangeSlots, world: World): Step | null {
  if (world.actor.role === "officer") return null;
  if (slots.fromUnionId !== undefined) return null;
  return { kind: "ask", slot: "fromUnion", expects: "union", reply: say("changes:which-union") };
}

/** Health, money and minors: nothing is put down without the person's agreement (domain §7.2). */
function askConsent({ consent }: ChangeSlots, rule: ChangeKindRule): Step | null {
  if (rule.consent === null || consent === "given") return null;
  if (consent === "refused") return { kind: "stop", reply: say("changes:no-consent") };
  return {
    kind: "ask",
    slot: "consent",
    reply: say(`changes:consent.${rule.consent}`),
    choices: [
      { label: say("changes:consent.given"), slots: { consent: "given" } },
      { label: say("changes:consent.refused"), slots: { consent: "refused" } },
    ],
  };
}

import { say } from "../../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { type Application, lockApplication } from "../load-application.ts";
import { approve } from "./approve.ts";
import { type DecideSlots, readDecideSlots } from "./decide-form.ts";
import { describeStanding } from "../desk/describe-standing.ts";
import { deskOf } from "./find-case.ts";
import { passOn } from "./pass-on.ts";
import { sendBack } from "./send-back.ts";

/** 确认 on the card: done once, by whoever came first, on the version that was shown. */
export const decideApplication: Verb = async (context, slots) => {
  const said = readDecideSlots(slots);
  const { tx, world, actor } = context;
  const application =
    said.applicationId === null || said.applicationId === undefined
      ? undefined
      : await lockApplication(tx, world.vault, said.applicationId);
  if (application === undefined) return { replies: [say("relief:decide.nothing-waits")] };
  if (application.status !== deskOf(actor.role) || application.version !== said.version)
    return { replies: [await describeStanding(context, said)] };
  const conflict = conflictOf(context, application);
  if (conflict !== null) return conflict;
  return decide(context, application, said);
};

/** Never the own proposal, never the own case (domain §1). */
function conflictOf({ actor }: VerbContext, application: Application): VerbResult | null {
  if (application.personId === actor.personId) return { replies: [say("relief:decide.own-case")] };
  const before = [application.createdBy, application.checkedBy, application.endorsedBy];
  const isOwn = actor.bindingId === null || before.includes(actor.bindingId);
  return isOwn ? { replies: [say("relief:decide.own-proposal")] } : null;
}

function decide(context: VerbContext, application: Application, said: DecideSlots): Promise<VerbResult> {
  switch (said.verdict) {
    case "approve":
      return context.actor.role === "director"
        ? approve(context, application, said)
        : passOn(context, application);
    case "reject":
      return sendBack(context, application, "refused", said.reason ?? "");
    case "return-for-mending":
      return sendBack(context, application, "returned", said.reason ?? "");
  }
}

import { type Reply, say } from "../../conversation/reply.ts";
import type { Directory } from "../roster/index.ts";
import { namePerson, STALE_DAYS } from "../roster/index.ts";
import type { AgeLaw } from "./ages/age-laws.ts";
import type { Warning } from "./find-warnings.ts";

/** Names of one kind in one message. */
const MOST_LINES = 15;

/** What a unit is asked, kind by kind; questions, never conclusions. */
export function describeWarnings(directory: Directory, warnings: readonly Warning[], law: AgeLaw): Reply[] {
  const of = (kind: Warning["kind"]) => warnings.filter((warning) => warning.kind === kind);
  const [retiring, stale, cardless] = [of("retirement-age"), of("stale-record"), of("missing-card")];
  return [
    ...(retiring.length === 0
      ? []
      : [
          say("warnings:retiring", {
            law: law.name,
            from: law.from,
            lines: cut(retiring, (warning) => describeAge(directory, warning)),
          }),
        ]),
    ...(cardless.length === 0
      ? []
      : [
          say("warnings:cardless", {
            count: cardless.length,
            lines: cut(cardless, ({ personId }) =>
              say("warnings:line", { person: namePerson(directory, personId) }),
            ),
          }),
        ]),
    ...(stale.length === 0 ? [] : [say("warnings:stale", { count: stale.length, days: STALE_DAYS })]),
  ];
}

function describeAge(directory: Directory, { personId, age }: Warning): Reply {
  if (age === undefined) return say("warnings:line", { person: namePerson(directory, personId) });
  return say("warnings:age-line", {
    person: namePerson(directory, personId),
    of: say(`warnings:class.${age.of}`),
    age: say(age.months === 0 ? "warnings:age.full" : "warnings:age.with-months", {
      years: age.years,
      months: age.months,
    }),
    on: age.on.slice(0, 7),
    earliest: age.earliest.slice(0, 7),
    latest: age.latest.slice(0, 7),
  });
}

function cut(warnings: readonly Warning[], line: (warning: Warning) => Reply): Reply[] {
  const rest = warnings.length - MOST_LINES;
  return [
    ...warnings.slice(0, MOST_LINES).map(line),
    ...(rest > 0 ? [say("warnings:more", { count: rest })] : []),
  ];
}

import { type Reply, say } from "../../../conversation/reply.ts";
import type { Workbook } from "../../enclosure.ts";
import { type Directory, HEADINGS } from "../../roster/index.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { RowError } from "../sheet/roster-row.ts";

const MOST_ERRORS = 10;

/** The preview: how many are new, changed, unchanged, and what changes; or what is wrong, row by row. */
export function describePlan(plan: ImportPlan, directory: Directory): { reply: Reply; file?: Workbook } {
  const { summary, errors, shown } = plan;
  if (summary.errors > 0) {
    const lines = [
      say("imports:has-errors", { ...summary }),
      ...errors.slice(0, MOST_ERRORS).map(describeError),
      ...(errors.length > MOST_ERRORS
        ? [say("imports:more-errors", { count: errors.length - MOST_ERRORS })]
        : []),
      say("imports:mend-and-send"),
    ];
    const reply = say("imports:lines", { lines });
    return errors.length > MOST_ERRORS ? { reply, file: errorSheet(errors) } : { reply };
  }
  if (summary.added + summary.changed === 0) return { reply: say("imports:nothing-new", { ...summary }) };
  const lines = [
    say("imports:preview", { ...summary }),
    ...(summary.newUnions > 0 ? [say("imports:new-unions", { count: summary.newUnions })] : []),
    ...shown.map(({ number, name, unionId, fields }) =>
      say("imports:change-line", {
        number,
        name,
        union: directory.unions.get(unionId)?.name ?? "",
        fields: fields.map((field) => HEADINGS[field][0]).join("、"),
      }),
    ),
    ...(summary.changed > shown.length
      ? [say("imports:more-changes", { count: summary.changed - shown.length })]
      : []),
    say("imports:confirm"),
  ];
  return { reply: say("imports:lines", { lines }) };
}

/** 第 12 行 出生日期：… Sensitive values are not repeated. */
export function describeError({ number, field, problem, value, other }: RowError): Reply {
  const said = { number, column: HEADINGS[field][0] };
  const what =
    problem === "twice-in-file"
      ? say("imports:problem.twice-in-file", { other: other ?? 0 })
      : say(`imports:problem.${problem}`);
  return value === undefined
    ? say("imports:error-line", { ...said, what })
    : say("imports:error-line-with-value", { ...said, what, value });
}

/** All of them, for a long list. */
function errorSheet(errors: readonly RowError[]): Workbook {
  return {
    kind: "workbook",
    name: say("imports:error-file"),
    sheets: [
      {
        title: say("imports:error-file"),
        preface: [],
        columns: [{ header: say("imports:error-file"), width: 80 }],
        rows: errors.map((error) => [describeError(error)]),
        page: "portrait",
      },
    ],
  };
}

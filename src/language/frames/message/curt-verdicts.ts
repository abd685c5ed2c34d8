import { contains, type Span } from "../../placed.ts";
import { clauseAround, type Message } from "./message.ts";

interface CurtVerdict extends Span {
  readonly code: "curt-yes" | "curt-pass" | "curt-no" | "curt-back" | "curt-undo";
}

/**
 * 「SQ2026-000041对过了，批」「GZ2026-0038驳」: a syllable that ends its clause decides; behind a verb (看过了) or inside a longer
 * word (标准, 审批) it does not.
 */
export function findCurtVerdicts(message: Message): readonly CurtVerdict[] {
  const { text, cues } = message;
  // 「听说给驳了」 tells what others decided.
  if (cues.has("mode", "hearsay")) return [];
  return cues.of("curt").flatMap((cue): CurtVerdict[] => {
    const { start, end } = cue;
    const clause = clauseAround(message, end);
    const stands =
      PARTICLES.test(text.slice(end, clause.end)) &&
      (start === clause.start || BEFORE.has(text[start - 1]!)) &&
      cues.touching(cue).every((hit) => isSame(hit, cue) || !contains(hit, cue));
    return stands ? [{ start, end, code: `curt-${cue.code}` as CurtVerdict["code"] }] : [];
  });
}

const isSame = (hit: Span, { start, end }: Span): boolean => hit.start === start && hit.end === end;

const PARTICLES = /^[吧了啊呗哈呀嘛掉~. ]*$/;
/** Who decides, what is decided, and how: 我批, 导出X00054准, 给过. */
const BEFORE = new Set("么样我他她给就先都让也可份个笔条件报请案单0123456789 ");

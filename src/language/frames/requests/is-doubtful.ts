import type { ChangeKind, Intent } from "../../frame.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { findRevoked } from "../changes/find-implied.ts";
import { isForeign } from "../message/is-foreign.ts";
import { findSubjects } from "../message/subjects.ts";
import type { Message } from "../message/message.ts";
import { hasBill, readBenefit } from "./read-benefit.ts";

/** What else is said speaks against the reading. */
export const isDoubtful = (message: Message, intent: Intent): boolean => DOUBTS[intent]?.(message) ?? false;

/** Something is told of somebody, and nobody asks to be shown anything. */
const merelyTells = (message: Message): boolean =>
  !isQuestion(message) && findVerbs(message).length > 0 && !message.cues.has("listing", "show");

const DOUBTS: Readonly<Partial<Record<Intent, (message: Message) => boolean>>> = {
  // 「我想看看韩春生登记的啥」 asks of somebody else.
  "my-info": (message) => findSubjects(message).length > 0,
  // 「撤回授权，我不让你们用我的资料了」: what was given is taken back.
  consent: ({ cues }) => cues.has("taken-back"),
  "refuse-consent": ({ cues }) => cues.has("taken-back"),
  // 「我23年去的，该轮到了吧」 asks of oneself, and not whose turn it is.
  "recuperation-due": ({ cues }) =>
    cues.has("self") && !cues.has("listing", "who") && !cues.has("listing", "which"),
  // With the code itself it is used, and none is asked for.
  "issue-code": ({ text, start, end }) => CODE.test(text.slice(start, end)),
  // 「我要投诉公交司机」; and 「不满意可以申诉吗，走什么程序」 asks for the way of it.
  object: (message) => isForeign(message) || (isQuestion(message) && message.cues.has("topic", "process")),
  // 「派出所让我去换身份证」
  "correct-info": (message) => isForeign(message) && !message.cues.has("record-says"),
  // 「老姐妹们周五体检完一块儿吃饭去」
  "ask-benefit": (message) => isForeign(message) && !isQuestion(message),
  // Who names a bill asks what there is for it.
  "my-applications": hasBill,
  // 「我要是内退了，疗休养还有我的份没有」 asks of the benefit that it names.
  "what-if": (message) => message.cues.has("benefit") && isQuestion(message),
  // 「撤销宋铁军市劳动模范称号」 tells what was done.
  undo: (message) => findRevoked(message).length > 0,
  // 「王芳退休了，其他人没有变化」: of her something is told, and the rest of the record is not confirmed by it.
  "confirm-record": (message) =>
    merelyTells(message) && findVerbs(message).some(({ code }) => STANDING.has(code)),
  // 「让环卫中心重新点」: a unit mends its return, and only people their application.
  "return-for-mending": ({ unions, cues }) => unions.length > 0 && !cues.has("entity", "application-number"),
  "apply-relief": (message) => isQuestion(message) || message.cues.has("taken-back"),
  // What papers there are to bring is policy; the own ones are those that are still missing.
  papers: (message) => isQuestion(message) && !message.cues.has("lacking") && !hasTurnedUp(message),
  // 「退回SQ2026-000001，缺诊断证明」「材料看过了，SQ2026-000022批准」 want no papers shown.
  "show-papers": ({ cues }) => (cues.has("lacking") || cues.has("verdict")) && !cues.has("listing", "show"),
  // With a figure the standard is changed; what it was before is its history.
  "rule-standard": ({ amounts, numbers, cues }) => amounts.length + numbers.length > 0 || cues.has("former"),
  // 「吴刚去世了，家属还没来办手续」 tells, and asks for no way of doing it.
  "ask-policy": (message) =>
    isForeign(message) ||
    hasBill(message) ||
    wantsMoney(message) ||
    asksOfOwn(message) ||
    (!isQuestion(message) && findVerbs(message).length > 0),
  // 「没满一年的也要报年报吗」
  "return-start": ({ text, end }) => /[吗么][?。~ ]*$/.test(text.slice(Math.max(0, end - LAST), end)),
  // Who names a bill asks what there is for it, and not which people there are.
  "list-unit": (message) => hasBill(message) || merelyTells(message),
  // 「重阳节有没有人来看我们」
  "who-looked": (message) => namesBenefit(message),
  // 「谁把群名改了」
  history: isForeign,
  "sign-up": ({ cues }) => cues.has("declined"),
  // What somebody with a title gets is asked, and not what the title is: 「我爱人是劳模，他能领什么」.
  "ask-honour": (message) => message.cues.has("gets") || namesBenefit(message) || merelySpeaks(message),
  // Thanks for what was given ask for nothing more.
  "ask-relief": (message) => !isQuestion(message) && message.cues.has("reply", "thanks") && !hasBill(message),
  // Nobody asks how somebody is who is only supposed to be so (「如果马国庆退休了怎么报」); what was before is history.
  "lookup-person": (message) =>
    message.cues.has("mode", "hypothesis") || message.cues.has("former") || merelyTells(message),
  // 「我还差哪些材料没交」 speaks of papers, and of no return.
  "return-status": ({ cues }) => cues.has("about", "paper") && !cues.has("about", "report"),
  // Who names a sum asks for more than what a box of the slip is.
  "ask-boxes": ({ amounts, cues }) => amounts.length > 0 || cues.has("asks-money"),
};

/** Letters and figures together: QW8Z2K. */
const CODE = /[a-z]\d[a-z\d]{3}|\d[a-z][a-z\d]{3}|[a-z]{2}\d[a-z\d]{2}|\d{2}[a-z][a-z\d]{2}/i;

/** 「住院的钱能给报一部分不」: 报 is to pay back, unless papers, ways or days are asked for. */
const wantsMoney = ({ cues }: Message): boolean =>
  cues.has("fact", "ill.yes") && cues.has("asks-money") && !cues.has("topic") && !cues.has("about", "paper");

/** 「上个月交的材料有信儿了吗」: what was handed in, and what has come of it. */
const asksOfOwn = ({ cues, dates }: Message): boolean =>
  cues.has("own", "submitted") &&
  (cues.has("own", "outcome") || cues.has("own", "progress")) &&
  (dates.length > 0 || cues.has("own", "earlier"));

/** 「全国劳模五一节也有补助金吗」: a season with its gift is what is asked about. */
const namesBenefit = (message: Message): boolean =>
  (message.cues.has("season") || message.cues.has("benefit")) && readBenefit(message) !== undefined;

/** 「想当年评劳模那天我一宿没合眼」: titles are spoken of, and nothing is asked. */
const merelySpeaks = (message: Message): boolean =>
  !isQuestion(message) && !message.cues.has("topic") && !message.cues.has("listing", "show");

/** 「火灾证明开出来了，怎么递给你们」: a paper that was wanted is there. */
const hasTurnedUp = ({ cues }: Message): boolean =>
  cues.has("own", "turned-up") && cues.has("about", "paper");

/** What makes of somebody another than the record has. */
const STANDING: ReadonlySet<string> = new Set<ChangeKind>(["retirement", "early-leave", "transfer", "death"]);

/** As far back as the word that asks may stand. */
const LAST = 4;

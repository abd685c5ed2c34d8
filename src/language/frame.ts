/**
 * What one message was understood to say. Offsets (`index`) are UTF-16 positions in the original text, so that
 * `original.slice(index, index + text.length) === text`. Dates are ISO days in Asia/Shanghai; money is a decimal
 * string in yuan.
 */
export interface Understanding {
  /** One frame a statement: a message that reports three retirements has three. Never empty; `unknown` at least. */
  readonly frames: readonly Frame[];
  readonly dates: readonly DateMention[];
  readonly amounts: readonly AmountMention[];
  readonly numbers: readonly NumberMention[];
  readonly people: readonly PersonMention[];
  readonly unions: readonly UnionMention[];
  readonly honours: readonly HonourMention[];
}

export interface Mention {
  readonly text: string;
  readonly index: number;
}

export interface DateMention extends Mention {
  /** Half-open `[start, end)`; `null` is open. One day has `end` = the day after. */
  readonly start: string | null;
  readonly end: string | null;
  /** Said but impossible ("2月30日"): start and end are null and the bot must say so. */
  readonly impossible?: true;
}

export const AMOUNT_ROLES = [
  "copay", // 自付
  "copay1", // 自付一
  "copay2", // 自付二
  "self-funded", // 自费
  "total", // 总费用
  "reimbursed", // 报销
  "loss", // 财产损失
  "income", // 收入
  "limit", // 封顶, 起付: a figure of the rule, not of the person
  "other",
] as const;
export type AmountRole = (typeof AMOUNT_ROLES)[number];

export interface AmountMention extends Mention {
  /** Exact: `value`. A range or an open estimate: `min`/`max` (null = open). */
  readonly value?: string;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly role: AmountRole;
  /** 左右, 多, 几, 大概: never to be taken as exact. */
  readonly approximate: boolean;
  /** For self-funded: "其中8千自费" is inside the amount before it, "另有" beside it; null = not said, ask. */
  readonly inside?: boolean | null;
  /**
   * "3万含自费" / "3万，不含自费": whether this amount holds a self-funded part. `included` with no self-funded
   * amount beside it: how much was not said, ask.
   */
  readonly selfFunded?: "included" | "excluded";
  /** 一共, 合计: adds up the amounts before it and must not be counted beside them. */
  readonly sum?: true;
  /** ISO 4217, absent for yuan. The figure is then no yuan, and `approximate`. */
  readonly currency?: string;
}

export interface NumberMention extends Mention {
  readonly value: string;
}

export const MATCHES = ["exact", "alias", "honorific", "sound", "shape", "unlisted"] as const;
export type Match = (typeof MATCHES)[number];

export interface PersonMention extends Mention {
  /** The name as it should stand in a record (surname kept for 王师傅). */
  readonly name: string;
  /** People of the roster in scope who fit, best first; empty = nobody known. */
  readonly ids: readonly string[];
  /** `sound` and `shape` are guesses and are always asked back. */
  readonly match: Match;
  /** "李秀英的母亲": the statement is about the relative, not about the person of the roster. */
  readonly relation?: "spouse" | "child" | "parent" | "other";
}

export interface UnionMention extends Mention {
  readonly name: string;
  readonly ids: readonly string[];
  readonly match: Match;
}

export interface HonourMention extends Mention {
  /** Codes of the title catalogue that fit. */
  readonly codes: readonly string[];
}

/** How a statement is meant. Only `report` may lead to a change of the archive. */
export const MODES = [
  "report",
  "question",
  "hypothesis",
  "negation",
  "plan",
  "hearsay",
  "quotation",
] as const;
export type Mode = (typeof MODES)[number];

/** Kinds of change (domain §2). What each asks and does is data; these are the codes the lexicon names. */
export const CHANGE_KINDS = [
  "transfer", // 调任 (out or in, seen from the reporter)
  "retirement", // 退休
  "early-leave", // 内退/离岗
  "post", // 职务变动
  "unit", // 单位变更/改制/注销
  "contact", // 联系方式/住址
  "bank-card", // 银行卡
  "health", // 健康
  "hardship", // 家庭困难
  "disaster", // 家庭灾害
  "lost-contact", // 失联
  "contact-restored", // 恢复联系
  "settled-abroad", // 出国定居
  "honour", // 荣誉新增
  "death", // 去世
  "discipline", // 违纪/违法
  "reinstatement", // 解除暂停
  // 登记资料: what a register says of a person, told anew or set right
  "person-name", // 姓名
  "birthday", // 出生日期
  "id-number", // 身份证号
  "ethnicity", // 民族
  "political-status", // 政治面貌
  "education", // 学历
  "work-start", // 参加工作时间
  "work-unit", // 工作单位
  "professional-title", // 职称
  "income", // 收入
  "household", // 家庭人口
  "housing", // 住房
  "insurance", // 参保
  "hardship-level", // 困难等级
  "other", // 其他
] as const;
/** The list is open: a kind that is only data has a code of its own, which the reader of reports treats like any other. */
export type ChangeKind = (typeof CHANGE_KINDS)[number] | (string & {});

/** Benefits a person can ask about by name (domain §3, §5). */
export const BENEFITS = [
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
  "festival-subsidy", // 节日专项补助金
  "age-consolation", // 年龄慰问
  "double-ninth", // 重阳
  "death-grant", // 去世补助
  "festival-consolation", // 两节慰问金
  "pension-difference", // 养老金差额补贴
  "recuperation", // 疗休养
  "checkup", // 体检
  "home-visit", // 入户慰问
] as const;
export type Benefit = (typeof BENEFITS)[number];

export const INTENTS = [
  // dialogue
  "confirm", // 确认 对 嗯 OK 👍
  "deny", // 不对 不是
  "cancel", // 取消
  "back", // 上一步
  "choose", // 2 / 第二个: slots.choice
  "correct", // 打错了，11月18号: slots hold what it should be
  "answer", // the bare thing asked for (a name, a day, a sum): slots hold it
  "dont-know", // 不知道
  "help",
  "human", // 转人工
  "greeting",
  "thanks",
  "condolence", // 节哀: no report
  "language", // English / 中文: slots.locale
  // changes
  "report-change", // slots.kind
  "undo", // 撤销
  "object", // 提出异议
  "acknowledge", // 收到
  "accept-transfer", // 接收
  "refuse-transfer", // 不接收
  "limbo-list", // 待接收
  "correct-report", // 更正 2026-000001 日期改成11月19号
  "withdraw-report", // 作废 2026-000001，报错人了
  "object-report", // 对 2026-000001 有异议
  "dispute-list", // 异议: what staff have to decide
  "uphold", // 维持: of two reports that differ the first stands
  "major-list", // 重大情况
  "lead-list", // 线索
  "lead-confirm", // 线索12属实: slots.choice
  "lead-dismiss", // 线索12不属实
  "attach", // 附件 2026-000001
  "fetch-attachment", // 看附件 2026-000001 2
  "send-file", // a file without words
  // annual return
  "return-start", // 年报 / 点名
  "return-none", // 无变动
  "return-status", // 进度 / 谁没报
  "mark-roll", // 1、3退休: slots.marks
  "send-back-return", // 退回 展览路印刷厂年报，缺王建国
  "accept-return", // 接受 展览路印刷厂年报
  "campaign-policy", // 催报设置
  "campaign-change", // 催报改为提前20、10、5天
  "phone-list", // 没报的电话名单
  "warning-list", // 预警
  "warning-policy", // 预警设置
  "warning-change", // 预警改为提前3个月
  // questions
  "ask-relief", // 能补多少: slots.benefit where said
  "ask-benefit", // one benefit by name: slots.benefit
  "ask-entitlements", // 我能领什么
  "ask-honour", // what a title is, whether it carries entitlement
  "ask-boxes", // 自付一在哪看: what the boxes of a slip mean
  "ask-why", // 为什么 · 依据: the whole reckoning and clause of the answer before
  "ask-policy", // deadlines, how to, general
  // relief
  "apply-relief",
  "my-applications",
  "approve",
  "reject",
  "return-for-mending", // 退回
  "what-if", // 那9999呢 · 要是自付12万 · 如果我明年退休: goes on from the answer before
  "papers", // 补材料
  "show-papers", // 看材料SQ2026-000001 2: slots.receipt, slots.choice
  "add-bill", // 票据 00123 3月2日 自付一8000 自付二2000: slots.bill
  "withdraw-application", // 撤回申请
  "queue", // 待办
  "list-questions", // 待答问题
  "answer-question", // 答复1：…: slots.choice, slots.value
  // money
  "build-batch", // 生成发放批次
  "settle-batch", // 批次 FK2026-0001 已到账
  "export-batch", // 导出批次FK2026-0001
  "allow-batch-export", // 同意导出批次FK2026-0001
  "refuse-batch-export",
  "statistics", // 近五年统计: what was paid and done, by item and year
  "honour-statistics", // 奖章获得者分布
  "nominate", // 推荐张伟申报西城劳动奖章，一线
  "withdraw-nomination", // 撤回推荐张伟
  "nominations", // 推荐进度: the meter
  "innovation", // 创新统计
  "record-studio", // 登记创新工作室 王建国创新工作室
  "record-result", // 创新成果：自动包装线
  "record-chief", // 首席员工 张伟 津贴
  "withdraw-list", // 撤销名单MD2026-0001
  "add-to-list", // 名单MD2026-0001加上王建国，理由…
  "take-off-list", // 名单MD2026-0001去掉王建国，理由…
  "payment-returned", // 银行退回
  "record-earlier", // 补录张伟2025年3月2日本人重大疾病救助8500元: what was paid before the house kept accounts
  "withdraw-earlier", // 撤销补录张伟2025年本人重大疾病救助
  "budget", // 经费还剩多少
  "set-budget", // 2026年经费200万 · 追加30万: slots.amounts
  // services
  "recuperation-trips", // 疗休养有哪些期
  "open-trip", // 开疗休养团
  "sign-up", // 报名
  "sign-off", // 不去了
  "trip-roll", // 报名名单
  "trip-attended", // 参加了
  "recuperation-due", // 谁该疗休养
  "checkup-attended", // 体检已做
  "checkup-roll", // 体检名册
  "record-visit", // 入户慰问了
  "visit-coverage", // 慰问覆盖
  "open-case", // 建帮扶
  "stamp-case", // 已帮助 · 已报告 · 已解决
  "list-cases", // 帮扶案件
  "record-couple", // 夫妻
  // lists
  "build-list", // 生成春节补助名单
  "show-list", // 名单 MD2026-0001
  "approve-list", // 批准名单
  // archive and privacy
  "lookup-person", // 查 王建国
  "list-unit", // 我单位名单
  "history", // 谁在什么时候改的
  "my-info",
  "correct-info", // 更正
  "who-looked", // 谁看过我的信息
  "confirm-record", // 核实 王建国: slots.topic names a dimension
  "stale-list", // 过期档案
  "closed-list", // 封存档案
  "keeper-list", // 谁管档案
  "hand-over-archive", // 档案移交给李四
  "take-over-archive", // 接管
  "consent", // 同意
  "refuse-consent", // 不同意
  "withdraw-consent", // 撤回同意
  "bind", // 绑定 + code: slots.code
  "issue-code", // 发码: a binding code for slots.person, or as the text says
  "hand-over", // 交接给李四
  "end-binding", // 停用绑定 赵敏
  // staff
  "dead-letters", // 死信
  "resend-dead-letters", // 重发死信
  "export",
  "approve-export", // 同意导出 X00012: slots.receipt
  "refuse-export",
  "import",
  "template",
  "rule-change", // 大病比例改为30%: slots.rule, slots.parameter, slots.value
  "rule-list",
  "rule-standard", // 大病标准是多少: slots.rule
  "rule-history", // 大病标准历史
  "rule-drafts", // 规则草案
  "approve-rule", // 批准规则GZ2026-0001: slots.receipt
  "refuse-rule",
  "withdraw-rule", // 撤回规则GZ2026-0001
  "digest",
  "unknown",
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Frame {
  readonly intent: Intent;
  /** 0…1. Below the caller's threshold it asks, offering `candidates`. */
  readonly confidence: number;
  readonly candidates: readonly { readonly intent: Intent; readonly score: number }[];
  readonly mode: Mode;
  readonly slots: Slots;
}

/** Values are those of the mentions; a slot holds the mention itself where its position matters. */
export interface Slots {
  readonly kind?: ChangeKind;
  readonly benefit?: Benefit;
  readonly person?: PersonMention;
  /** Everyone named, where the statement joins people: 「陈静和张伟是夫妻」. */
  readonly people?: readonly PersonMention[];
  /** When it happened (not a deadline, a farewell ceremony or a career date). */
  readonly date?: DateMention;
  /** Where to: transfer, new name of a unit. */
  readonly toUnion?: UnionMention;
  readonly fromUnion?: UnionMention;
  readonly amounts?: readonly AmountMention[];
  readonly honour?: HonourMention;
  readonly choice?: number;
  /** ✓ by number: "1、3、5退休". */
  readonly choices?: readonly number[];
  /** Changes by the numbers of a roll-call: "1、3退休，5去世". */
  readonly marks?: readonly RollMark[];
  readonly code?: string;
  readonly receipt?: string;
  /** 全部确认, 全部收到: meant of all that wait. */
  readonly all?: true;
  /** Number of a bill (票据号). */
  readonly bill?: string;
  readonly locale?: "zh-CN" | "en";
  /** New post, phone, address … as it was written. */
  readonly value?: string;
  readonly topic?: string;
  readonly rule?: string;
  readonly parameter?: string;
  /** Every parameter of a rule change; `rule`, `parameter` and `value` are those of the first. */
  readonly changes?: readonly RuleParameterChange[];
  /** Illness, relation of the patient and other words that a rule asks for, by input name of the rule. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Who by their number, and what happened. */
export interface RollMark {
  readonly number: number;
  readonly kind: ChangeKind;
  readonly date?: DateMention;
}

/** 「大病比例改为30%」: a fraction for a percentage ("0.3"), otherwise yuan or a plain number. */
export interface RuleParameterChange {
  readonly rule?: string;
  readonly parameter: string;
  readonly value: string;
}

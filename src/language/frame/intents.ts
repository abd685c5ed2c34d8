/** What a message can want: one word for each thing that the house can be told or asked. */
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
  "remind-missing", // 催一下没报的
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

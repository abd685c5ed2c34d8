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

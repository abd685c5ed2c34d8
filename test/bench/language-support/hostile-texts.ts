/** Pieces that are dearest to read when they are repeated. */
export const REPEATED = [
  "王建国去世了",
  "王建国的",
  "张伟、",
  "张伟退休，",
  "11月20日",
  "自付3万，",
  "调到印刷厂",
  "能补多少什么时候",
  "不是他是",
  "一万二千三百",
  "1",
  "(",
  "一",
  "万",
  "年",
  "到",
  "零含自费",
  "(自付3万(含自费5千)",
  "3月1日到",
  "请在3天内",
  "one and ",
];

/** The longest message that is read: 2,000 characters of one piece. */
export const repeatedText = (piece: string): string => piece.repeat(2_000).slice(0, 2_000);

/** 文号: 京劳〔2015〕3号. */
const DOCUMENT_NUMBER = /[\p{Script=Han}]{1,12}[〔[［(（]\d{4}[〕\]］)）]第?\d{1,5}号/u;
const BEFORE_NUMBER = /^(?:文号|文件|编号|依据|根据|是|为)+/;

/** The number of an official paper that a text cites, without the words before it. */
export const findDocumentNumber = (text: string): string | undefined =>
  DOCUMENT_NUMBER.exec(text)?.[0].replace(BEFORE_NUMBER, "");

const DIGITS = "零一二三四五六七八九";
const FORMAL = "零壹贰叁肆伍陆柒捌玖";
const UNITS = ["", "十", "百", "千"];
const FORMAL_UNITS = ["", "拾", "佰", "仟"];

/** 0…99,999,999 as it is written: 一万零二百三十. With `formal`, as on a cheque: 壹万零贰佰叁拾. */
export function writeChinese(value: number, formal = false): string {
  const digits = formal ? FORMAL : DIGITS;
  if (value === 0) return digits.charAt(0);
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return writeSection(low, formal);
  const lead = low > 0 && low < 1000 ? digits.charAt(0) : "";
  return `${writeSection(high, formal)}万${lead}${low === 0 ? "" : writeSection(low, formal)}`;
}

function writeSection(value: number, formal: boolean): string {
  const digits = formal ? FORMAL : DIGITS;
  const units = formal ? FORMAL_UNITS : UNITS;
  let text = "";
  let isGap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      isGap ||= text !== "";
      continue;
    }
    text += (isGap ? digits.charAt(0) : "") + digits.charAt(digit) + (units[power] ?? "");
    isGap = false;
  }
  return text;
}

/** As people say it: 十五 for 一十五, 三万二 for 三万二千. */
export function writeSpoken(value: number): string {
  const text = writeChinese(value).replace(/^一十/, "十");
  const match = /^(.*[百千万])([一二三四五六七八九])([十百千])$/.exec(text);
  const [, head = "", digit = "", unit = ""] = match ?? [];
  const follows = { 十: "百", 百: "千", 千: "万" }[unit];
  return head !== "" && head.endsWith(follows ?? "-") ? head + digit : text;
}

/** 3万2千5百 */
export function writeMixed(value: number): string {
  let text = "";
  let rest = value;
  for (const [unit, size] of [
    ["万", 10_000],
    ["千", 1000],
    ["百", 100],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest %= size;
  }
  return rest === 0 && text !== "" ? text : `${text}${text === "" ? "" : "零"}${rest}`;
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** 0…999,999 in English words: two hundred and five thousand and twelve. */
export function writeEnglish(value: number): string {
  if (value < 20) return ONES[value] ?? "";
  if (value < 100)
    return TENS[Math.floor(value / 10) - 2] + (value % 10 === 0 ? "" : `-${writeEnglish(value % 10)}`);
  const [size, word] = value < 1000 ? [100, "hundred"] : [1000, "thousand"];
  const rest = value % size;
  const joint = rest > 0 && rest < 100 ? " and " : " ";
  return `${writeEnglish(Math.floor(value / size))} ${word}${rest === 0 ? "" : joint + writeEnglish(rest)}`;
}

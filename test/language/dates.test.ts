import { Temporal } from "temporal-polyfill";
import { assert, constantFrom, integer, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createEntities, type Preference } from "../../src/language/entities.ts";
import type { DateMention } from "../../src/language/frame.ts";
import { normalise } from "../../src/language/normalise.ts";
import { loadTestLexicons } from "./load-test-lexicons.ts";
import { addNoise, noiseArbitrary } from "./noise.ts";
import { writeChinese } from "./written-numbers.ts";

const { findDates } = createEntities(loadTestLexicons());

/** A Sunday. */
const NOW = "2026-11-22";

function read(message: string, prefer?: Preference, now: Date | string = NOW): DateMention[] {
  return findDates(normalise(message), prefer === undefined ? { now } : { now, prefer });
}

/** `2026-11-22` for a day, `a/b` for a span (b the first day after), `?` for what cannot be. */
function brief({ start, end, impossible }: DateMention): string {
  if (impossible === true) return "?";
  if (start === null || end === null) return `${start ?? ""}/${end ?? ""}`;
  const next = Temporal.PlainDate.from(start).add({ days: 1 }).toString();
  return next === end ? start : `${start}/${end}`;
}

const briefly = (message: string, prefer?: Preference): string[] => read(message, prefer).map(brief);

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

describe("dates", () => {
  it.each([
    ["2024年12月1日", "2024-12-01"],
    ["2024年12月1号", "2024-12-01"],
    ["24.12.1", "2024-12-01"],
    ["2024-12-01", "2024-12-01"],
    ["2024/12/1", "2024-12-01"],
    ["2024.12.1", "2024-12-01"],
    ["20241201", "2024-12-01"],
    ["二〇二四年十二月一日", "2024-12-01"],
    ["二零二四年十二月一号", "2024-12-01"],
    ["一九九四年元月五日上午九时二十分", "1994-01-05"],
    ["98年3月5日", "1998-03-05"],
    ["2024年12月", "2024-12-01/2025-01-01"],
    ["2024-12", "2024-12-01/2025-01-01"],
    ["2024年", "2024-01-01/2025-01-01"],
    ["98年入党", "1998-01-01/1999-01-01"],
    ["零八年", "2008-01-01/2009-01-01"],
    ["90年代", "1990-01-01/2000-01-01"],
    ["上世纪80年代", "1980-01-01/1990-01-01"],
    ["今天", "2026-11-22"],
    ["今早走的", "2026-11-22"],
    ["昨晚", "2026-11-21"],
    ["前天", "2026-11-20"],
    ["大前天", "2026-11-19"],
    ["后天", "2026-11-24"],
    ["大后天", "2026-11-25"],
    ["上周三", "2026-11-11"],
    ["这周五", "2026-11-20"],
    ["下周三", "2026-11-25"],
    ["去年今天", "2025-11-22"],
    ["三年前的今天", "2023-11-22"],
    ["两个月前的今天", "2026-09-22"],
    ["明年的今日", "2027-11-22"],
    ["上个月的今天", "2026-10-22"],
    ["三四月份", "2026-03-01/2026-05-01"],
    ["7、8月住院", "2026-07-01/2026-09-01"],
    ["去年十一、十二月份", "2025-11-01/2026-01-01"],
    ["去年七八月住院", "2025-07-01/2025-09-01"],
    ["一二月", "2026-01-01/2026-03-01"],
    ["十来天前", "2026-11-02/2026-11-13"],
    ["两个来月前", "2026-08-01/2026-10-01"],
    ["上上周五", "2026-11-06"],
    ["下下周日", "2026-12-06"],
    ["上周", "2026-11-09/2026-11-16"],
    ["上周末", "2026-11-14/2026-11-16"],
    ["上月15号", "2026-10-15"],
    ["上个月底", "2026-10-25/2026-11-01"],
    ["这个月底", "2026-11-25/2026-12-01"],
    ["下月初", "2026-12-01/2026-12-06"],
    ["上个月", "2026-10-01/2026-11-01"],
    ["3月上旬", "2026-03-01/2026-03-11"],
    ["去年12月", "2025-12-01/2026-01-01"],
    ["去年底", "2025-11-01/2026-01-01"],
    ["今年年初", "2026-01-01/2026-03-01"],
    ["2022年伊始", "2022-01-01/2022-02-01"],
    ["前年", "2024-01-01/2025-01-01"],
    ["三天前", "2026-11-19"],
    ["半个月前", "2026-11-07"],
    ["两个月前", "2026-09-01/2026-10-01"],
    ["三年前", "2023-01-01/2024-01-01"],
    ["近三年", "2023-11-22/2026-11-23"],
    ["未来两天", "2026-11-23/2026-11-25"],
    ["第三季度", "2026-07-01/2026-10-01"],
    ["前三季度", "2026-01-01/2026-10-01"],
    ["前两个季度", "2026-01-01/2026-07-01"],
    ["仨月前", "2026-08-01/2026-09-01"],
    ["10月27日开始至29日", "2026-10-27/2026-10-30"],
    ["2024年11月至次年2月", "2024-11-01/2025-03-01"],
    ["次年3月", "2027-03-01/2027-04-01"],
    ["去年四季度末", "2025-12-01/2026-01-01"],
    ["上半年", "2026-01-01/2026-07-01"],
    ["去年下半年", "2025-07-01/2026-01-01"],
    ["十月第一个星期一", "2026-10-05"],
    ["请在三天内报来", "2026-11-22/2026-11-26"],
    ["十个工作日内答复", "2026-11-22/2026-12-05"],
    ["三个月之内", "2026-11-22/2027-02-23"],
    ["五个工作日后", "2026-11-27"],
    ["三个工作日前", "2026-11-18"],
    ["20分钟前", "2026-11-22"],
    ["10秒后", "2026-11-22"],
    ["一刻钟前", "2026-11-22"],
    ["过去两小时", "2026-11-22"],
    ["未来24小时", "2026-11-22/2026-11-24"],
    ["下半周", "2026-11-19/2026-11-23"],
    ["下周上半周", "2026-11-23/2026-11-26"],
    ["刚刚", "2026-11-22"],
    ["民国三十一年", "1942-01-01/1943-01-01"],
    ["民国37年5月6日", "1948-05-06"],
    ["光绪元年", "1875-01-01/1876-01-01"],
    ["60年代初", "1960-01-01/1963-01-01"],
    ["上世纪70年代末", "1977-01-01/1980-01-01"],
    ["20世纪初", "1900-01-01/1920-01-01"],
    ["2024-12-0109:30", "2024-12-01"],
    ["2024-12-01-09:30", "2024-12-01"],
    ["2019.03-2021", "2019-03-01/2022-01-01"],
    ["1995到97年6月", "1995-01-01/1997-07-01"],
    ["2024年3月1日ー3月5日", "2024-03-01/2024-03-06"],
    ["工龄31年9月退休", "2026-09-01/2026-10-01"],
    ["3月1日到3月5日", "2026-03-01/2026-03-06"],
    ["10月上旬到中旬住院", "2026-10-01/2026-10-21"],
    ["3月初到月底", "2026-03-01/2026-04-01"],
    ["10月28日到月底", "2026-10-28/2026-11-01"],
    ["下个月上旬至中旬", "2026-12-01/2026-12-21"],
    ["12月底到月初", "2026-12-25/2027-01-06"],
    ["去年到月底", "2025-01-01/2026-12-01"],
    ["10月上、中旬", "2026-10-01/2026-10-21"],
    ["2024年12月1日至3日", "2024-12-01/2024-12-04"],
    ["4月12-19日", "2026-04-12/2026-04-20"],
    ["11.1-11.3疗养", "2026-11-01/2026-11-04"],
    ["王师傅11.1至11.15住院", "2026-11-01/2026-11-16"],
    ["时间：11.1—11.3，地点北戴河", "2026-11-01/2026-11-04"],
    ["11/1-11/3疗养", "2026-11-01/2026-11-04"],
    ["11.1-3疗养", "2026-11-01/2026-11-04"],
    ["2026.11.01-11.03", "2026-11-01/2026-11-04"],
    ["2026年11.1-11.3", "2026-11-01/2026-11-04"],
    ["2026-11-01至11-03", "2026-11-01/2026-11-04"],
    ["1-9月", "2026-01-01/2026-10-01"],
    ["2018/1/10-2018/7/10", "2018-01-10/2018-07-11"],
    ["1995-1997年", "1995-01-01/1998-01-01"],
    ["12月28日到1月3日", "2026-12-28/2027-01-04"],
    ["3月和9月之间", "2026-03-01/2026-10-01"],
    ["2024年3月1日起", "2024-03-01/"],
    ["截至2024年6月", "/2024-07-01"],
    ["请于12月31日前上报", "/2027-01-01"],
    ["2018年以前", "/2018-01-01"],
    ["年底前", "/2027-01-01"],
    ["年底之前", "/2027-01-01"],
    ["月底之前交", "/2026-12-01"],
    ["11月中旬之前", "/2026-11-11"],
    ["明天大概下午5点前交", "/2026-11-24"],
    ["今天大约晚上十点以后", "2026-11-22/"],
    ["2026年2月30日", "?"],
    ["2月30日", "?"],
    ["11月31号", "?"],
    ["2023-02-29", "?"],
    ["10月12号，星期一", "2026-10-12"],
    ["2月10号(周二)", "2026-02-10"],
    ["王师傅还有两个月就退休了", "2027-01-01/2027-02-01"],
    ["还差半年退休", "2027-05-01/2027-06-01"],
    ["六七天后", "2026-11-28/2026-11-30"],
    ["三四个月前", "2026-07-01/2026-09-01"],
    ["十几年前", "2006-01-01/2017-01-01"],
    ["三个多月前", "2026-07-01/2026-09-01"],
    ["20多天前", "2026-10-23/2026-11-03"],
    ["一年三个月前", "2025-08-01/2025-09-01"],
    ["两年零五天前", "2024-11-17"],
    ["一小时三十分钟后", "2026-11-22"],
    ["三年半以来", "2023-05-22/2026-11-23"],
    ["近一个月", "2026-10-22/2026-11-23"],
    ["最近半年", "2026-05-22/2026-11-23"],
    ["近三年来", "2023-11-22/2026-11-23"],
    ["三六七年一月一日", "0367-01-01"],
    ["上个小时", "2026-11-22"],
    ["2001年至今", "2001-01-01/2026-11-23"],
    ["今明两年", "2026-01-01/2028-01-01"],
    ["三年前的春节", "2023-01-22"],
    ["五一前一天", "2026-04-30"],
    ["春节前两周", "2026-02-03/2026-02-17"],
    ["10月1日前三天", "2026-09-28/2026-10-01"],
    ["昨天的两天后", "2026-11-23"],
    ["3月5日左右", "2026-03-02/2026-03-09"],
    ["公示期自5月26日起，至5月29日止", "2026-05-26/2026-05-30"],
    ["2010年之后2018年之前", "2011-01-01/2018-01-01"],
    ["自6月14日起到9月14日之前", "2026-06-14/2026-09-14"],
    ["3月1日到5月1日前", "2026-03-01/2026-05-02"],
    ["春节到国庆", "2026-02-17/2026-10-02"],
    ["从现在到年底", "2026-11-22/2027-01-01"],
    ["现在到12月5日", "2026-11-22/2026-12-06"],
    ["从现在到晚上八点有会", "2026-11-22"],
    ["下午2点到明天下午3点停水", "2026-11-22/2026-11-24"],
    ["之后5分钟", "2026-11-22"],
    ["冬天", "2026-11-07/2027-02-04"],
    ["新春期间", "2026-02-16/2026-02-24"],
    ["去年8.20", "2025-08-20"],
    ["2008年04-03", "2008-04-03"],
    ["去年暑假", "2025-07-01/2025-09-01"],
    ["10.27周三", "2027-10-27"],
    ["周五（3月11日）", "2026-03-11"],
    ["周六日", "2026-11-21/2026-11-23"],
    ["周五到周日", "2026-11-20/2026-11-23"],
    ["阴历的十月初一", "2026-11-09"],
    ["今晚八点30到明天上午", "2026-11-22/2026-11-24"],
    ["去年中风", "2025-01-01/2026-01-01"],
    ["2024年中国工会", "2024-01-01/2025-01-01"],
  ])("%s", (message, expected) => {
    expect(briefly(message)).toEqual([expected]);
  });

  it.each([
    ["2027年春节", "2027-02-06"],
    ["2026年除夕", "2026-02-16"],
    ["正月初五", "2026-02-21"],
    ["大年初五", "2026-02-21"],
    ["腊月廿三", "2026-02-10"],
    ["去年腊月廿三", "2026-02-10"],
    ["农历四月初八", "2026-05-24"],
    ["2020年闰四月初一", "2020-05-23"],
    ["八月十五", "2026-09-25"],
    ["重阳节", "2026-10-18"],
    ["2026年清明", "2026-04-05"],
    ["2024年冬至", "2024-12-21"],
    ["五一", "2026-05-01"],
    ["国庆节", "2026-10-01"],
    ["十一前", "/2026-10-02"],
    ["国庆期间", "2026-10-01/2026-10-08"],
    ["十一期间", "2026-10-01/2026-10-08"],
    ["春节长假", "2026-02-16/2026-02-24"],
    ["中秋前后", "2026-09-22/2026-09-29"],
    ["教师节", "2026-09-10"],
    ["2026年母亲节", "2026-05-10"],
    ["农历二月三十", "2024-04-08"],
  ])("knows the lunar calendar and its feasts: %s", (message, expected) => {
    expect(briefly(message)).toEqual([expected]);
  });

  it.each<[string, string, string, string]>([
    ["3月5日", "2026-03-05", "2027-03-05", "2026-03-05"],
    ["12月1日", "2025-12-01", "2026-12-01", "2026-12-01"],
    ["12/1", "2025-12-01", "2026-12-01", "2026-12-01"],
    ["25号", "2026-10-25", "2026-11-25", "2026-11-25"],
    ["周三", "2026-11-18", "2026-11-25", "2026-11-18"],
    ["周日", "2026-11-22", "2026-11-29", "2026-11-22"],
    ["11月", "2026-11-01/2026-12-01", "2026-11-01/2026-12-01", "2026-11-01/2026-12-01"],
    ["12月", "2025-12-01/2026-01-01", "2026-12-01/2027-01-01", "2026-12-01/2027-01-01"],
    ["春节", "2026-02-17", "2027-02-06", "2026-02-17"],
    ["除夕", "2026-02-16", "2027-02-05", "2027-02-05"],
    ["月初", "2026-11-01/2026-11-06", "2026-12-01/2026-12-06", "2026-11-01/2026-11-06"],
    ["年底", "2026-11-01/2027-01-01", "2026-11-01/2027-01-01", "2026-11-01/2027-01-01"],
    ["2月29日", "2024-02-29", "2028-02-29", "2028-02-29"],
    ["周日，二月十号", "2026-02-10", "2027-02-10", "2026-02-10"],
    ["周三，二月十号", "2027-02-10", "2027-02-10", "2027-02-10"],
    ["夏天", "2026-05-05/2026-08-07", "2027-05-06/2027-08-08", "2026-05-05/2026-08-07"],
    ["下周三", "2026-11-25", "2026-11-25", "2026-11-25"],
  ])("lets %s fall back, ahead, or in this round", (message, past, future, current) => {
    expect(briefly(message, "past")).toEqual([past]);
    expect(briefly(message, "future")).toEqual([future]);
    expect(briefly(message, "this")).toEqual([current]);
  });

  it.each([
    ["王师傅3月退休了", ["2026-03-01/2026-04-01"]],
    ["王师傅准备3月退休", ["2027-03-01/2027-04-01"]],
    ["11月20日去世，追悼会定于11月24日举行", ["2026-11-20", "2026-11-24"]],
    ["2024年1月5日住院，1月20日出院", ["2024-01-05", "2024-01-20"]],
    ["12月3日入院，次日手术", ["2026-12-03", "2026-12-04"]],
    ["上周三住院，周五走的", ["2026-11-11", "2026-11-13"]],
    ["下周一、周三、周五理疗", ["2026-11-23", "2026-11-25", "2026-11-27"]],
    ["下周一、三、五理疗", ["2026-11-23", "2026-11-25", "2026-11-27"]],
    ["下周二周四体检", ["2026-11-24", "2026-11-26"]],
    ["下周一、三个人来，三号走", ["2026-11-23", "2026-11-03"]],
    ["下周一、三号都行", ["2026-11-23", "2026-11-03"]],
    ["下个月11号12号", ["2026-12-11", "2026-12-12"]],
    ["2019年评为劳模，次年退休", ["2019-01-01/2020-01-01", "2020-01-01/2021-01-01"]],
    ["2019年3月入院，同年12月去世", ["2019-03-01/2019-04-01", "2019-12-01/2020-01-01"]],
    ["9月10号，11号，12号", ["2026-09-10", "2026-09-11", "2026-09-12"]],
    ["9月10、11、12日三天", ["2026-09-10", "2026-09-11", "2026-09-12"]],
    ["10、11号住院", ["2026-11-10", "2026-11-11"]],
    ["1、12号交材料", ["2026-11-12"]],
    ["2023、2024年", ["2023-01-01/2024-01-01", "2024-01-01/2025-01-01"]],
    ["昨天下午5点前走的", ["2026-11-21"]],
    ["元旦春节期间走访", ["2027-01-01", "2027-02-05/2027-02-13"]],
    ["2025年元旦、春节慰问", ["2025-01-01", "2025-01-29"]],
    ["国庆、中秋慰问", ["2026-10-01", "2026-09-25"]],
    ["张师傅11月20号退休，李师傅昨天走了", ["2026-11-20", "2026-11-21"]],
    ["11.20去世", ["2026-11-20"]],
    ["日期改成11.18", ["2026-11-18"]],
    ["12.1退休的", ["2026-12-01"]],
    ["12月31日退休", ["2026-12-31"]],
    ["12月31日退休了", ["2025-12-31"]],
    ["开疗休养团，3月1日，20个名额", ["2027-03-01"]],
    ["1月12日去世", ["2026-01-12"]],
    ["11月30日去世", ["2026-11-30"]],
    ["王师傅1月8号去办手续", ["2027-01-08"]],
    ["王师傅3月退休", ["2026-03-01/2026-04-01"]],
    ["年初走访了老劳模", ["2026-01-01/2026-03-01"]],
    ["元旦走访老劳模", ["2027-01-01"]],
    ["请于1月10日前交来", ["/2027-01-11"]],
  ])("reads %s as it is meant", (message, expected) => {
    expect(briefly(message)).toEqual(expected);
  });

  it.each([
    ["retired on 20 Nov", "2026-11-20"],
    ["Nov 20, 2026", "2026-11-20"],
    ["November 20th", "2026-11-20"],
    ["on 2024-12-01", "2024-12-01"],
    ["yesterday", "2026-11-21"],
    ["last Friday", "2026-11-20"],
    ["last month", "2026-10-01/2026-11-01"],
    ["3 days ago", "2026-11-19"],
    ["20 Nov to 25 Nov", "2026-11-20/2026-11-26"],
    ["Spring Festival", "2026-02-17"],
    ["two weeks ago", "2026-11-02/2026-11-09"],
    ["in 3 days", "2026-11-25"],
    ["within 5 working days", "2026-11-22/2026-11-28"],
    ["by 31 December", "/2027-01-01"],
    ["before 5 May 2026", "/2026-05-05"],
    ["since 5 May 2026", "2026-05-05/"],
    ["between 5 May and 7 May", "2026-05-05/2026-05-08"],
    ["May 4 to 7, 2026", "2026-05-04/2026-05-08"],
    ["March to May 2019", "2019-03-01/2019-06-01"],
    ["retired in 2016", "2016-01-01/2017-01-01"],
    ["in the 1970s", "1970-01-01/1980-01-01"],
    ["end of last month", "2026-10-25/2026-11-01"],
    ["last 3 months", "2026-08-22/2026-11-22"],
    ["Friday next week", "2026-11-27"],
    ["next week on Friday", "2026-11-27"],
    ["Monday, January 12th, 2026", "2026-01-12"],
    ["third Tuesday in May 2026", "2026-05-19"],
    ["the 20th of next month", "2026-12-20"],
    ["on the fifteenth", "2026-11-15"],
    ["20-Nov-2026", "2026-11-20"],
    ["a month ago", "2026-10-01/2026-11-01"],
    ["Christmas 2026", "2026-12-25"],
    ["18 November 2026", "2026-11-18"],
    ["last Tuesday", "2026-11-17"],
    ["in two weeks", "2026-11-30/2026-12-07"],
    ["the day before yesterday", "2026-11-20"],
    ["2 years 1 month 21 days ago", "2024-10-01"],
    ["two days after tomorrow", "2026-11-25"],
    ["2 weeks before 13 May 2026", "2026-04-29"],
    ["10 to 22 August 2026", "2026-08-10/2026-08-23"],
    ["Aug 9, 96", "1996-08-09"],
    ["October. 2", "2026-10-02"],
    ["Jan first", "2027-01-01"],
    ["2018 March 18", "2018-03-18"],
    ["2019-sep-1", "2019-09-01"],
    ["published 04/2016", "2016-04-01/2016-05-01"],
    ["on Tuesday 11/3/2015", "2015-11-03"],
    ["Sun., March 6, 2016", "2016-03-06"],
    ["last 2 quarters", "2026-05-22/2026-11-22"],
  ])("reads English: %s", (message, expected) => {
    expect(briefly(message)).toEqual([expected]);
  });

  it.each([
    "65432.1",
    "3号楼2单元501",
    "坐2号线",
    "坐3、4号线",
    "复兴路12号",
    "第12号文件",
    "五一劳动奖章",
    "三八红旗手",
    "12000",
    "电话13912345678",
    "010-66123456",
    "身份证号110105194912310021",
    "192.168.0.1",
    "房间号501",
    "韩春生",
    "夏雨荷",
    "明月同志",
    "王国庆同志",
    "李建国",
    "住院三天内去世",
    "还有两个月退休金没发",
    "还有三天假",
    "一年内自付费用超过1万元",
    "刚刚好",
    "现在住院",
    "白菜三块五一斤",
    "民国时期",
    "两千年历史",
    "周日升师傅病了",
    "下周期计划",
    "初三考试",
    "he may retire soon",
    "one may ask",
    "this may take longer",
    "every Sunday",
    "every other Friday",
    "the 5th floor",
    "march on",
    "paid in 2016 yuan",
    "within reason",
    "每年12月31日前",
    "每月15号",
    "每月的二号到三号",
    "两日",
    "次日达",
    "几十年前的事",
    "每周三",
    "工作24年了",
    "工龄30年",
    "3个月",
    "住了半个月",
    "三年级",
    "住院三天后去世",
    "住院之前三天",
    "手术之后三天一直发烧",
    "现在到处都是人",
    "现在到3点了",
    "冬天冷，老人家要多注意",
    "秋天的时候再说",
    "新春走访慰问",
    "自付3.5万",
    "血压150/90",
    "血糖5.6-6.1",
    "5.6-6.1都正常",
    "一共3.1-3.5万",
    "2/3的人",
    "三等奖",
    "十分感谢",
    "初三学生",
    "好的👍",
    "",
  ])("finds none in %s", (message) => {
    expect(read(message)).toEqual([]);
  });

  it("knows the day it is in the district", () => {
    expect(read("今天", undefined, new Date("2026-11-21T16:00:00Z")).map(brief)).toEqual(["2026-11-22"]);
    expect(read("今天", undefined, new Date("2026-11-21T15:59:59Z")).map(brief)).toEqual(["2026-11-21"]);
    expect(read("两小时前", undefined, new Date("2026-11-22T01:00:00+08:00")).map(brief)).toEqual([
      "2026-11-21",
    ]);
  });

  it("says where it stands", () => {
    expect(read("王师傅于２０２４年１２月１日退休")).toMatchObject([
      { text: "２０２４年１２月１日", index: 4 },
    ]);
  });

  it("reads every day of 1950 to 2100 in six written forms", () => {
    const wrong: string[] = [];
    let day = Temporal.PlainDate.from("1950-01-01");
    const last = Temporal.PlainDate.from("2100-12-31");
    while (Temporal.PlainDate.compare(day, last) <= 0) {
      const next = day.add({ days: 1 });
      const [start, end] = [day.toString(), next.toString()];
      for (const written of writeDay(day.year, day.month, day.day)) {
        const [date] = read(written);
        if (date?.start !== start || date.end !== end || date.text !== written) wrong.push(written);
      }
      day = next;
    }
    expect(wrong).toEqual([]);
  });

  it("reads English days of 1950 to 2100 in five written forms", () => {
    const wrong: string[] = [];
    const last = Temporal.PlainDate.from("2100-12-31");
    for (
      let day = Temporal.PlainDate.from("1950-01-01");
      Temporal.PlainDate.compare(day, last) <= 0;
      day = day.add({ days: 5 })
    ) {
      const month = MONTHS[day.month - 1]!;
      const short = month.slice(0, 3);
      for (const written of [
        `${day.day} ${month} ${day.year}`,
        `${month} ${day.day}, ${day.year}`,
        `${day.day}-${short}-${day.year}`,
        `${day.year} ${month} ${day.day}`,
        `${short}. ${day.day}, ${day.year}`,
      ]) {
        const [date, ...more] = read(written);
        if (date?.start !== day.toString() || more.length > 0) wrong.push(written);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("counts years and months away together", () => {
    const today = Temporal.PlainDate.from(NOW);
    assert(
      property(integer({ min: 1, max: 60 }), integer({ min: 1, max: 11 }), (years, months) => {
        const start = today.subtract({ months: years * 12 + months }).with({ day: 1 });
        const end = start.add({ months: 1 });
        for (const text of [`${years}年${months}个月前`, `${years} years and ${months} months ago`])
          expect(briefly(text)).toEqual([`${start.toString()}/${end.toString()}`]);
      }),
    );
  });

  it("counts days from a day of the calendar, whichever way it is written", () => {
    assert(
      property(integer({ min: 0, max: 30_000 }), integer({ min: 2, max: 60 }), (offset, count) => {
        const day = Temporal.PlainDate.from("1990-01-01").add({ days: offset });
        const written = `${day.year}年${day.month}月${day.day}日`;
        const before = day.subtract({ days: count });
        expect(briefly(`${written}前${count}天`)).toEqual([`${before.toString()}/${day.toString()}`]);
        expect(briefly(`${written}前一天`)).toEqual([day.subtract({ days: 1 }).toString()]);
        expect(briefly(`${written}的${count}天后`)).toEqual([day.add({ days: count }).toString()]);
      }),
    );
  });

  it("takes a range for one however it is said", () => {
    assert(
      property(integer({ min: 0, max: 30_000 }), integer({ min: 1, max: 400 }), (offset, length) => {
        const first = Temporal.PlainDate.from("1990-01-01").add({ days: offset });
        const last = first.add({ days: length });
        const write = ({ year, month, day }: Temporal.PlainDate): string => `${year}年${month}月${day}日`;
        const expected = [`${first.toString()}/${last.add({ days: 1 }).toString()}`];
        expect(briefly(`${write(first)}到${write(last)}`)).toEqual(expected);
        expect(briefly(`自${write(first)}起至${write(last)}止`)).toEqual(expected);
        expect(briefly(`自${write(first)}起，至${write(last)}止`)).toEqual(expected);
      }),
    );
  });

  it("agrees with the calendar on what is days away", () => {
    const today = Temporal.PlainDate.from(NOW);
    assert(
      property(integer({ min: 1, max: 400 }), constantFrom("前", "之前", "后", "以后"), (count, way) => {
        const days = way.includes("前") ? -count : count;
        expect(briefly(`${count}天${way}`)).toEqual([today.add({ days }).toString()]);
      }),
    );
  });

  it("falls back no further and ahead no nearer than it must", () => {
    assert(
      property(integer({ min: 1, max: 12 }), integer({ min: 1, max: 28 }), (month, day) => {
        const [past] = read(`${month}月${day}日`, "past");
        const [future] = read(`${month}月${day}日`, "future");
        const today = Temporal.PlainDate.from(NOW);
        const before = Temporal.PlainDate.from(past?.start ?? "");
        const after = Temporal.PlainDate.from(future?.start ?? "");
        expect(Temporal.PlainDate.compare(before, today)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(before.add({ years: 1 }), today)).toBe(1);
        expect(Temporal.PlainDate.compare(after, today)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(after.subtract({ years: 1 }), today)).toBe(-1);
      }),
    );
  });

  it("reads the same through noise", () => {
    const message = constantFrom(
      "2024年12月1日",
      "上个月15号",
      "昨天",
      "正月初五",
      "12/1",
      "3月1日到3月5日",
      "24.12.1",
    );
    assert(
      property(message, noiseArbitrary, (plain, noise) => {
        expect(briefly(addNoise(plain, noise))).toEqual(briefly(plain));
      }),
    );
  });

  it("throws on nothing, and gives each mention its place", () => {
    const unit = constantFrom(
      ...Array.from(
        "一二三十廿初正腊闰年月日号周星期天上下个前后半去今昨明底末初旬季度第到至-/. 0123456789农历节每起内时分秒工作世纪代民国请:(),，。",
      ),
    );
    assert(
      property(
        oneof(string({ unit: "binary" }), string({ unit: "grapheme" }), string({ unit, maxLength: 40 })),
        (message) => {
          for (const prefer of ["past", "future", "this"] as const) {
            for (const { text, index, start, end } of read(message, prefer)) {
              expect(message.slice(index, index + text.length)).toBe(text);
              expect(start === null || end === null || start < end).toBe(true);
            }
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

const CHINESE_DIGITS = "〇一二三四五六七八九";

function writeDay(year: number, month: number, day: number): string[] {
  const two = (value: number): string => String(value).padStart(2, "0");
  const digits = Array.from(String(year), (digit) => CHINESE_DIGITS.charAt(Number(digit))).join("");
  const chinese = (value: number): string => writeChinese(value).replace(/^一十/, "十");
  return [
    `${year}年${month}月${day}日`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}${two(month)}${two(day)}`,
    `${digits}年${chinese(month)}月${chinese(day)}日`,
  ];
}

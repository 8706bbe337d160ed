/**
 * Chinese addresses and fixed lines that stand beside nobody: those of sights, shops and offices, which people tell each other every day.
 * Where somebody lives is told with a person, with a home, or with a room in it.
 */
import type { Place } from './numbers-of-people.ts'

/** Letters before and behind that are looked at. */
const BEFORE = 32
const BEHIND = 16
const HAN = /\p{Script=Han}/u
/** What a home has and the door of a sight has not. */
const DWELLING = /号楼|[栋幢座户室]|单元|小区|家属|宿舍|公寓|[苑村]|花园|\d层/u
/** Whoever is spoken of, or gets something there. */
const SOMEBODY =
  /(?<!其)[他她]|住|家|姓名|本人|收[件货]|寄|快递|户籍|先生|女士|小姐|同事|同学|老[师板]|经理|主任|[爸妈爷奶叔姨姐哥弟妹]|丈夫|妻子|老[公婆]|女友|男友|朋友|客户|[小老阿]\p{Script=Han}(?=[的在，,：:\s])/u
/** A name of two or three characters before it, by itself. */
const NAMED =
  /(?:^|[\s,，;；|:：])[张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]\p{Script=Han}{1,2}[\s,，;；|:：的]/u
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/
const FIXED_LINE = /^\(?0\d{2,3}\)?[ -]?\d{7,8}$/

function hasNobody(text: string, { start, end }: Place): boolean {
  const around = text.slice(Math.max(0, start - BEFORE), end + BEHIND)
  return !SOMEBODY.test(around) && !NAMED.test(around) && !MOBILE.test(around)
}

/** Whether an address in Chinese is that of a place which nobody is said to live in. */
export function isAddressOfNobody(text: string, place: Place): boolean {
  const written = text.slice(place.start, place.end + 4)
  return HAN.test(written) && !DWELLING.test(written) && hasNobody(text, place)
}

/** Whether a number is a Chinese fixed line, in a text of Chinese, that nobody is said to have. */
export function isLineOfNobody(text: string, place: Place): boolean {
  const around = text.slice(Math.max(0, place.start - BEFORE), place.start)
  return FIXED_LINE.test(text.slice(place.start, place.end)) && HAN.test(around) && hasNobody(text, place)
}

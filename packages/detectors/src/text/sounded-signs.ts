/**
 * Characters of a Chinese text that are written as they sound, among others that are not: `来du博`, `约pao`. Of each sound the one that is hidden
 * so; in any other word it makes no sense, and says nothing.
 */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Array.from(
    (
      'sha杀 si死 du毒 qiang枪 pao炮 luo裸 zha炸 qian钱 dan单 ming命 dao刀 xue血 jian奸 hui贿 piao嫖 pian骗 hei黑 yao药 fa发 zheng证 jia假 ka卡 ' +
      'wei微 xin信 bi逼 bo博 cai彩 dai贷 tao套 xi洗 mai卖 yin淫 se色 wo我 ni你 gun滚 zhu猪 gou狗 kan砍 shao烧 tou偷 qiangjie抢劫 dubo赌博 dupin毒品 ' +
      'weixin微信 shaguan杀光 zisha自杀 mima密码 zhanghao账号 zhuan转 nong弄'
    ).matchAll(/([a-z]+)(\p{Script=Han}+)/gu),
    ([, sound = '', sign = '']) => [sound, sign],
  ),
)
/** Before these it is a bet and no poison. */
const BETS = /^[博场球注资徒]/u

const LONGEST = 8
const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
const HAN = /\p{Script=Han}/u
/** Of the end of a text, which has no unit, none. */
const isHan = (unit: number): boolean => unit >= 0x2e80 && HAN.test(String.fromCharCode(unit))

/** What the letters from one place to another stand for; null: for no sign. */
function signOf(text: string, from: number, to: number): string | null {
  if (to - from < 2 || to - from > LONGEST) return null
  const before = text.charCodeAt(from - 1)
  const behind = text.charCodeAt(to)
  if (isDigit(before) || isDigit(behind) || !(isHan(before) || isHan(behind))) return null
  const sound = text.slice(from, to)
  return sound === 'du' && BETS.test(text.charAt(to)) ? '赌' : (SIGNS.get(sound) ?? null)
}

/** The text with those characters; null: none of them is written so. One pass by hand: an expression took fifteen times as long for a long text. */
export function withSigns(text: string): string | null {
  let made = ''
  let taken = 0
  for (let at = 0; at < text.length; at++) {
    if (!isSmall(text.charCodeAt(at))) continue
    const from = at
    while (isSmall(text.charCodeAt(at + 1))) at++
    const sign = signOf(text, from, at + 1)
    if (sign === null) continue
    made += text.slice(taken, from) + sign
    taken = at + 1
  }
  return taken === 0 ? null : made + text.slice(taken)
}

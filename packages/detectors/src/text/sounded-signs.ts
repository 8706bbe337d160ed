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

const SOUNDED = /(?<![a-z0-9])[a-z]{2,8}(?![a-z0-9])/g
const isHan = (sign: string): boolean => /\p{Script=Han}/u.test(sign)

/** The text with those characters; null: none of them is written so. */
export function withSigns(text: string): string | null {
  const signs = text.replace(SOUNDED, (sound, at: number) => {
    const [before, behind] = [text.charAt(at - 1), text.charAt(at + sound.length)]
    const sign = isHan(before) || isHan(behind) ? SIGNS.get(sound) : undefined
    if (sign === undefined) return sound
    return sound === 'du' && BETS.test(behind) ? '赌' : sign
  })
  return signs === text ? null : signs
}

/**
 * Chinese is written in two vocabularies, and not only in two sets of characters: whoever writes 網路, 軟體 or 伺服器 means 网络, 软件, 服务器. The
 * fold turns the characters; here the words are turned as well, so that lists and model know both by one. Each stands for one of as many characters.
 */
import type { FoldState } from './fold-state.ts'

/** In folded characters: what Taiwan and Hong Kong write, and what the mainland does. */
const WORDS: readonly (readonly [written: string, known: string])[] = (
  '网路 网络|软体 软件|硬体 硬件|程式 程序|骇客 黑客|骇进 黑进|骇入 黑进|介面 界面|帐号 账号|帐户 账户|帐单 账单|转帐 转账|简讯 短信|私讯 私信|讯息 信息|资讯 信息|个资 信息|网域 域名|连结 链接|' +
  '登入 登录|信箱 邮箱|萤幕 屏幕|滑鼠 鼠标|硬碟 硬盘|列印 打印|录影 录像|网咖 网吧|殭尸 僵尸|约砲 约炮|伺服器 服务器|资料库 数据库|提款卡 银行卡|金融卡 银行卡|原始码 源代码|程式码 源代码|影片 视频'
)
  .split('|')
  .map((pair): readonly [string, string] => {
    const [written = '', known = ''] = pair.split(' ')
    return [written, known]
  })
type Word = { readonly written: string; readonly known: string }

/** By its first character; most characters begin none. */
const BY_FIRST = new Map<number, Word[]>()
const BEGINS = new Uint8Array(0x10000)
for (const [written, known] of WORDS) {
  const first = written.charCodeAt(0)
  BEGINS[first] = 1
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { written, known }])
}
// The longer first: 程式码 before 程式.
for (const words of BY_FIRST.values()) words.sort((a, b) => b.written.length - a.written.length)

/** Turns them in place, in a text of traditional characters: what the mainland writes as well, `影片` and `登入`, means something else there. */
export function readRegionalWords({ units, length }: FoldState): void {
  for (let at = 0; at + 1 < length; at += 1) {
    if (BEGINS[units[at] ?? 0] === 0) continue
    const word = BY_FIRST.get(units[at] ?? 0)?.find(({ written }) => standsAt(units, written, at, length))
    if (word === undefined) continue
    for (let index = 0; index < word.known.length; index += 1) units[at + index] = word.known.charCodeAt(index)
    at += word.known.length - 1
  }
}

function standsAt(units: Uint16Array, written: string, at: number, length: number): boolean {
  if (at + written.length > length) return false
  for (let index = 1; index < written.length; index += 1)
    if (units[at + index] !== written.charCodeAt(index)) return false
  return true
}

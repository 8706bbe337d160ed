/** Well-known names in disguises that an edit distance does not tell: a role written together with them, Chinese signs swapped or replaced. */
import { isGeneric } from './legal-forms.ts'
import type { NameMatchMethod } from './name-entry.ts'
import { type NameForms, nameForms } from './name-forms.ts'
import { brokenTrades, type NameStore, nearOf, numbersOf, spellingOf, type Way } from './name-store.ts'
import { besideGluedRole, isAddedByRole, isOfDesk, isOfPeople, isOfProduct } from './role-words.ts'
import { plainSlipsOf } from './slips-of-hand.ts'
import { surnameCap } from './surnames.ts'
import { visualFold } from '../skeleton/skeleton.ts'

type Collect = (value: number, method: NameMatchMethod, score: number) => void

const GLUED_SCORE = 0.9
const SLIP_SCORE = 0.86
/** Names that are words need more letters to be meant. */
const LEAST_ORDINARY = 5

function wellKnown(
  store: NameStore,
  way: Way,
  key: string,
): readonly { readonly value: number; readonly ordinary: boolean }[] {
  return numbersOf(store, way, key).flatMap((value) => {
    const spelling = spellingOf(store, value)
    return spelling?.entry.tier === 1 ? [{ value, ordinary: spelling.ordinary }] : []
  })
}

/** `paypalsupport`, `WeComAdmin 2`: one word that holds the name and a role, beside nothing of one's own. */
export function findGlued(store: NameStore, { words }: NameForms, collect: Collect): void {
  const own = words.filter((word) => !isGeneric(word) && !isOfPeople(word) && !isOfDesk(word))
  const [word, more] = own
  if (word === undefined || more !== undefined) return
  for (const rest of besideGluedRole(word))
    for (const { value, ordinary } of wellKnown(store, 'byKey', visualFold(rest)))
      if (!ordinary || rest.length >= LEAST_ORDINARY) collect(value, 'distinctive', GLUED_SCORE)
}

const BESIDE_A_PRODUCT = 0.68

/** `Telgram Messenger`, `Paypall Wallet`: a slip of a well-known name beside what such companies make. A person looks. */
export function findSlipBesideProduct(store: NameStore, { words }: NameForms, collect: Collect): void {
  const own = words.filter((word) => !isGeneric(word) && !isOfPeople(word) && !isOfDesk(word) && !isOfProduct(word))
  const [word, more] = own
  if (word === undefined || more !== undefined || words.length < 2 || surnameCap([word]) !== null) return
  const look = visualFold(word)
  for (const value of numbersOf(store, 'byCut', look)) collect(value, 'near', BESIDE_A_PRODUCT)
  for (const { value, distance } of nearOf(store, 'near', look))
    if (distance === 1 && plainSlipsOf(nameForms(spellingOf(store, value)?.written ?? '').plainCore).has(look))
      collect(value, 'near', BESIDE_A_PRODUCT)
}

const MOST_SIGNS = 10

/** Two neighbouring signs that changed places: 付支宝 for 支付宝. */
function findSwapped(store: NameStore, text: string, collect: Collect): void {
  for (let to = 3; to <= Math.min(MOST_SIGNS, text.length); to++) {
    if (!isAddedByRole(text.slice(to))) continue
    for (let at = 0; at + 1 < to; at++) {
      const [one, other] = [text.charAt(at), text.charAt(at + 1)]
      if (one === other) continue
      const key = text.slice(0, at) + other + one + text.slice(at + 2, to)
      for (const { value, ordinary } of wellKnown(store, 'byKey', key))
        if (!ordinary) collect(value, 'reordered', SLIP_SCORE)
    }
  }
}

let segmenter: Intl.Segmenter | null = null
/** Whether two signs are a word of their own: 银河 is one, 银何 is none. */
function isWord(signs: string): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(signs)).length === 1
}

/** One sign replaced in the word that says what trade a well-known name is in: 工商银何. */
function findBrokenTrade(store: NameStore, text: string, collect: Collect): void {
  for (let to = 4; to <= Math.min(MOST_SIGNS, text.length); to++) {
    if (!isAddedByRole(text.slice(to))) continue
    const name = text.slice(0, to)
    for (const key of brokenTrades(name))
      for (const { value, ordinary } of wellKnown(store, 'byCut', key))
        if (!ordinary && !isWord(name.slice(-2))) collect(value, 'near', SLIP_SCORE)
  }
}

/** A person looks. */
const DOUBLED_SCORE = 0.7
/** A sign that is half of another: 拼夕夕 and 拼多夕 for 拼多多. */
const HALVED = ['夕', '多'] as const
/** Signs that are said twice anyway. */
const SAID_TWICE = new Set(
  '宝贝多天乐妈爸哥姐妹弟爷奶星人家年欢圆甜朵果糖萌点滴丁豆毛球泡猫狗娃咚嘟叮布卡优悠聪童萱洋阳明亮楠佳丽芳婷媛莉蓓蕾菲露娜拉西'.split(
    '',
  ),
)

/** A sign written twice that nobody says twice, as one does 宝宝, or halves of signs: 百度度, 拼夕夕, 拼多夕. */
function findDoubled(store: NameStore, text: string, collect: Collect): void {
  for (let to = 3; to <= Math.min(MOST_SIGNS, text.length); to++) {
    if (!isAddedByRole(text.slice(to))) continue
    const name = text.slice(0, to)
    const keys = name.includes(HALVED[0]) ? [name.replaceAll(...HALVED)] : []
    for (let at = 1; at < to; at++)
      if (name.charAt(at) === name.charAt(at - 1) && !SAID_TWICE.has(name.charAt(at)))
        keys.push(name.slice(0, at) + name.slice(at + 1))
    for (const key of keys)
      for (const { value } of wellKnown(store, 'byKey', key)) collect(value, 'near', DOUBLED_SCORE)
  }
}

/** Signs that differ by a stroke, or by a part that few look at; each is a common sign of its own. */
const ALIKE =
  '大太犬夭 未末 己已 土士 日曰 千干 人入八 王玉 讯迅汛 腾滕 阿啊 里理 免兔 乌鸟 准淮 冶治 折拆 侯候 拨拔 晴睛 今令 白自 问间 徽微 困团 万方 力刀 平乎 药乐 宝室 支攴 跳眺 裔商 爱受 哩里 度渡 联朕 寿涛 电甲申由 车东 安按 讠言 拼拚 快块 手毛 京亰 建健 设没 交文 通遒 移栘 动劲 酷醋 顺须 丰半 达迏 菜莱'
const PARTNERS: ReadonlyMap<string, string> = ALIKE.split(' ').reduce((map, signs) => {
  for (const sign of signs) map.set(sign, (map.get(sign) ?? '') + signs.replace(sign, ''))
  return map
}, new Map<string, string>())

/** Of shorter names a neighbour is a name of its own: 未来 and 末来. */
const LEAST_ALIKE = 3
/** A person looks: both signs are written every day. */
const ALIKE_SCORE = 0.8

/** One sign replaced by one that looks like it: 清华太学, 中国乎安. */
function findLookingAlike(store: NameStore, text: string, collect: Collect): void {
  for (let to = LEAST_ALIKE; to <= Math.min(MOST_SIGNS, text.length); to++) {
    if (!isAddedByRole(text.slice(to))) continue
    for (let at = 0; at < to; at++)
      for (const sign of PARTNERS.get(text.charAt(at)) ?? '')
        for (const { value, ordinary } of wellKnown(store, 'byKey', text.slice(0, at) + sign + text.slice(at + 1, to)))
          if (!ordinary) collect(value, 'near', ALIKE_SCORE)
  }
}

export function findChineseSlips(store: NameStore, { core, key }: NameForms, collect: Collect): void {
  for (const text of new Set([core, key])) {
    findDoubled(store, text, collect)
    findSwapped(store, text, collect)
    findBrokenTrade(store, text, collect)
    findLookingAlike(store, text, collect)
  }
}

/** Plain words that nobody writes for another by a slip. */
const PLAIN = new Set(
  'old new young big little small great good best fine far near high low long wide north south east west upper lower inner outer first second third last one two three four five six seven eight nine ten'.split(
    ' ',
  ),
)

/** `Old Bank` differs from `World Bank` by a word, not by two letters. */
export function isOtherWord(store: NameStore, value: number, words: readonly string[]): boolean {
  if (words.length < 2 || !words.some((word) => PLAIN.has(word))) return false
  const own = nameForms(spellingOf(store, value)?.written ?? '').words
  const other = words.filter((word) => !own.includes(word))
  return other.length > 0 && other.every((word) => PLAIN.has(word))
}

/** `Samson Electronics` shares a word with Samsung Electronics: the slips are in the other, which is short. */
export function lengthApart(store: NameStore, value: number, { words }: NameForms, whole: number): number {
  const own = nameForms(spellingOf(store, value)?.written ?? '').words
  const apart = words.filter((word) => !own.includes(word)).join('').length
  return apart === 0 || own.length !== words.length ? whole : apart
}

/** The parts of a name, as registers read it: where, what sets it apart, what it does, what it is in law. */
import { isCountry, isCountryAdjective, isFederalState } from './country-names.ts'
import { CIVIL, HAN, isForm, isGeneric, ZH_FORM, ZH_REGION, ZH_REGION_IN_BRACKETS } from './legal-forms.ts'
import { plainText, wordsOf } from '../skeleton/skeleton.ts'

/** Each as it stands in the name, in lower case; null: the name has none. */
export type NameParts = {
  readonly region: string | null
  readonly distinctive: string | null
  readonly industry: string | null
  readonly legalForm: string | null
}

const ZH_TRADES = new Set(
  '信息科技|网络科技|电子商务|文化传媒|房地产开发|房地产|供应链管理|企业管理|生物科技|医疗器械|建筑工程|装饰工程|人力资源|知识产权|进出口贸易|国际贸易|科技|网络|信息|技术|贸易|商贸|餐饮|食品|饮料|酒业|茶业|置业|地产|物流|运输|快递|传媒|广告|文化|教育|培训|咨询|投资|金融|证券|基金|保险|银行|租赁|建筑|建设|装饰|工程|机械|设备|电子|电器|通信|软件|汽车|医药|医疗|药业|生物|化工|材料|能源|电力|环保|农业|农牧|水产|林业|矿业|钢铁|纸品|印刷|包装|服装|纺织|服饰|鞋业|家具|家居|家政|百货|超市|酒店|旅游|旅行社|物业|保安|劳务|律师|会计师|税务师'.split(
    '|',
  ),
)
const LONGEST_TRADE = Math.max(...[...ZH_TRADES].map((trade) => trade.length))

/** The trades at the end of a name, one after another and all of them, or null: read from the end, each place once. */
function tradesOf(name: string): string | null {
  const starts = new Set([name.length])
  let first = name.length
  for (let at = name.length - 1; at >= Math.max(0, first - LONGEST_TRADE); at--)
    for (let end = at + 1; end <= at + LONGEST_TRADE; end++)
      if (starts.has(end) && ZH_TRADES.has(name.slice(at, end))) {
        starts.add(at)
        first = at
        break
      }
  return first === name.length ? null : name.slice(first)
}

function decomposeChinese(plain: string): NameParts {
  const bracketed = plain.match(ZH_REGION_IN_BRACKETS)?.[0].slice(1, -1) ?? null
  const compact = plain.replace(ZH_REGION_IN_BRACKETS, '').replace(/[\s（）()·•.,，。、"“”'-]/gu, '')
  const legalForm = ZH_FORM.exec(compact)?.[0] ?? null
  const named = legalForm === null ? compact : compact.slice(0, -legalForm.length)
  const leading = ZH_REGION.exec(named)?.[0] ?? null
  const local = leading === null || leading.length === named.length ? named : named.slice(leading.length)
  const region = leading ?? bracketed
  const industry = tradesOf(local)
  const distinctive = industry === null || industry.length === local.length ? local : local.slice(0, -industry.length)
  return { region, distinctive, industry: industry === distinctive ? null : industry, legalForm }
}

const textOf = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(' '))

const isPlace = (words: readonly string[]): boolean =>
  isCountry(words) || (words.length === 1 && words.some((word) => isCountryAdjective(word) || isFederalState(word)))

/** Words of countries at either end of a Latin name, the longest first. */
function regionAtEnds(words: readonly string[]): {
  readonly region: readonly string[]
  readonly rest: readonly string[]
} {
  for (let length = Math.min(4, words.length - 1); length > 0; length--) {
    const [last, first] = [words.slice(-length), words.slice(0, length)]
    if (isPlace(last)) return { region: last, rest: words.slice(0, -length) }
    if (isPlace(first)) return { region: first, rest: words.slice(length) }
  }
  return { region: [], rest: words }
}

function decomposeLatin(plain: string): NameParts {
  const words = wordsOf(plain.replace(/&/g, ' and '))
  let end = words.length
  while (end > 1 && isForm(words[end - 1] ?? '')) end--
  const { region, rest } = regionAtEnds(words.slice(words[0] === 'the' && end > 1 ? 1 : 0, end))
  const isTrade = (word: string): boolean => CIVIL.has(word) || isGeneric(word)
  const own = rest.filter((word) => !isTrade(word))
  const distinctive = own.length === 0 ? rest : own
  const industry = own.length === 0 ? [] : rest.filter((word) => isTrade(word) && word !== 'and' && word !== 'of')
  return {
    region: textOf(region),
    distinctive: textOf(distinctive),
    industry: textOf(industry),
    legalForm: textOf(words.slice(end)),
  }
}

export function decomposeName(name: string): NameParts {
  const plain = plainText(name.slice(0, 512))
  return HAN.test(plain) ? decomposeChinese(plain) : decomposeLatin(plain)
}

/** What people call a Chinese firm for short: 星野云图 of 杭州星野云图科技有限公司. null where two characters or none are left, which many share. */
export function shortNameOf(name: string): string | null {
  const { distinctive, industry, legalForm, region } = decomposeName(name)
  if (distinctive === null || !HAN.test(distinctive) || Array.from(distinctive).length < 3) return null
  return industry === null && legalForm === null && region === null ? null : distinctive
}

/** Words that say no more of a firm's trade, before its legal form: 红光酒业发展有限公司 sells what 红光酒业有限公司 sells. */
const ZH_FILLERS = /(?<!^.{0,2})(?:发展|开发|实业|集团|控股|股份|经营|产业)$/u

/** Trades that registers hold to be one: 万青地产, 万青房地产 and 万青置业 are close. */
const ONE_TRADE: readonly (readonly string[])[] = [
  ['地产', '房地产', '房地产开发', '置业'],
  ['科技', '信息科技', '网络科技', '技术', '信息技术', '网络技术'],
  ['贸易', '商贸', '国际贸易', '进出口贸易'],
  ['物流', '运输', '快递', '供应链管理'],
  ['传媒', '文化传媒', '广告', '文化'],
  ['建筑', '建设', '建筑工程', '工程'],
  ['医药', '药业'],
  ['服装', '服饰'],
  ['教育', '培训', '教育培训'],
]
const TRADE_MEANT = new Map(ONE_TRADE.flatMap((trades) => trades.map((trade) => [trade, trades[0] ?? trade] as const)))

/** A Chinese firm's own part with its trade, and with what registers hold to be the same trade. null: one of the two is not said. */
export type TradeNames = { readonly own: string; readonly meant: string }

/** Registers keep apart firms of the same own part in the same trade, whatever the region and the legal form. */
export function tradeNamesOf(name: string): TradeNames | null {
  const plain = plainText(name.slice(0, 512))
  if (!HAN.test(plain)) return null
  let { distinctive, industry } = decomposeChinese(plain)
  for (let round = 0; round < 2 && industry === null && distinctive !== null; round++) {
    const bare = distinctive.replace(ZH_FILLERS, '')
    if (bare === distinctive) break
    ;({ distinctive, industry } = decomposeChinese(bare))
  }
  if (distinctive === null || industry === null || Array.from(distinctive).length < 2) return null
  return { own: distinctive + industry, meant: distinctive + (TRADE_MEANT.get(industry) ?? industry) }
}

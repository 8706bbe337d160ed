/** Addresses, dates of birth, health and belief: words that are personal only beside a person. */
import { GATES } from './gates.ts'
import { findChineseAddresses } from './chinese-address.ts'
import type { Found, Place } from './numbers-of-people.ts'
import { isAddressOfNobody } from './of-nobody.ts'
import { createTaken } from './taken.ts'

const STREET =
  'Street|St\\.?|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Ln\\.?|Drive|Dr\\.?|Boulevard|Blvd\\.?|Court|Ct\\.?|Place|Square|Terrace|Crescent|Way|Close|Gardens|Parkway|Highway'
const ADDRESSES = {
  street: new RegExp(
    `(?<![\\w.])\\d{1,5}[A-Za-z]?,? (?:(?:[NSEW]|North|South|East|West)\\.? )?(?:[A-Z][\\p{L}'’-]{1,24} ){1,4}(?:${STREET})(?:,? (?:Apt|Apartment|Suite|Unit|Flat|#)\\.? ?\\w{1,6})?,\\s?\\p{Lu}[\\p{L} ,.]{1,40}(?:\\d{4,6}|[A-Z]{1,2}\\d[\\dA-Z]? ?\\d[A-Z]{2})?`,
    'gu',
  ),
  announced: new RegExp(
    `(?:lives? at|home address|address is|moved to|residence)[^\\n]{0,12}?\\d{1,5}[A-Za-z]? (?:[A-Z][\\p{L}'’-]{1,24} ){1,4}(?:${STREET})`,
    'gu',
  ),
  german:
    /\p{Lu}[\p{L}-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ring)\s?\d{1,4}[a-z]?,?\s{1,2}(?:D-)?\d{5}/gu,
  /** Where somebody lives, in the words and order of other languages. */
  elsewhere:
    /habite (?:au |à )?\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours|route) [\p{L}' -]{2,40}(?:,? \d{5}(?: \p{Lu}[\p{L}-]+)?)?|(?:(?:[Vv]ive|[Rr]eside) en (?:la )?(?:[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|[Cc]arrera)|(?:[Aa]bita|[Vv]ive|[Rr]isiede) in (?:[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso)|(?:[Mm]ora|[Rr]eside) n[ao] (?:[Rr]ua|[Aa]venida|[Tt]ravessa|[Pp]raça)|woont (?:op|in|aan)(?: de| het)?|mieszka (?:przy|na) (?:ul\.?|al\.?|os\.?)) ?\p{Lu}[\p{L}' .-]{1,40},? ?(?:nº ?|n\. ?)?\d{1,5}(?:,? (?:\d{2}-\d{3}|\d{4,5}(?:-\d{3})?)(?: [A-Z]{2})?(?: \p{Lu}[\p{L}-]+)?)?/gu,
  japanese:
    /(?:住所|自宅|住んで)[^\n。]{0,8}?\p{Script=Han}{2,3}[都道府県][\p{L}\p{N}ヶ－-]{2,30}?(?:\d{1,4}(?:丁目|番地?|号|-))+\d{0,4}号?/gu,
  korean:
    /(?:주소|사는 곳|거주)[^\n.]{0,8}?[가-힣]{2,8}(?:시|도)\s?[가-힣]{1,6}(?:시|군|구)\s?[가-힣\d]{1,12}(?:로|길|동)\s?\d{1,5}/gu,
  chineseAnnounced:
    /(?:住在|住址|家住|家庭住址|地址)[:：是]?\s?\p{Script=Han}{2,24}(?:路|街|大道|巷|弄|小区|村|苑|花园)\s?\d{0,5}\s?(?:号|栋|幢|弄|单元)?(?:\d{1,4}(?:号楼|栋|单元|室|号)){0,3}/gu,
} as const

/** A number with a capital behind it: without it there is no street of the English form, and looking for one is dear. */
const HOUSE = /\d[A-Za-z]?[,，]? [A-Z]/

/** The number of a house with the end of a street's name before it: 号 alone is in every account, order and model. */
const HOUSE_ZH = /[路街道巷弄同]\s?\d{1,5}\s?号/u

/** Places that people work in, buy in or meet in: their addresses are on every door. */
const PLACE =
  /(?:\b(?:offices?|shops?|stores?|branch(?:es)?|showrooms?|warehouses?|headquarters|hq|venue|conference|workshop|meeting|meetup|event|restaurant|caf[eé]|hotel|clinic|hospital|school|university|factory|plant|site|company|library|museum|church|station|büro|filiale|geschäft|werk|veranstaltung|boutique|magasin|siège|oficina|tienda)\b|公司|办公|门店|分店|店铺|本店|酒店|会场|餐厅|饭店|仓库|工厂|总部|会议|活动|地点|校区|学校|医院|银行|网点|营业部|商场)[^.!?。！？\n]{0,40}$/iu
const HOME = /\b(?:his|her|their|home|house|flat|apartment|lives?|living|privat)\b|wohn|住|家里|家庭|自宅/iu
/** Characters before an address that are looked at. */
const BEFORE = 56

function isOfPlace(text: string, { start, end }: Found): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start)
  return PLACE.test(before) && !HOME.test(before) && !HOME.test(text.slice(start, Math.min(end, start + 12)))
}

/** False where no finder of addresses can find one. */
export function mayHoldAddress(text: string, gates: number): boolean {
  if ((gates & GATES.digit) === 0) return false
  if ((gates & (GATES.address | GATES.germanStreet)) !== 0) return true
  return HOUSE.test(text) || ((gates & GATES.house) !== 0 && HOUSE_ZH.test(text))
}

const BIRTHS = [
  /(?:born(?: on| in)?|date of birth|birth ?date|birthday (?:is|:)|\bd\.?o\.?b\b\.?|geboren am|geburtsdatum|né[e]? le|fecha de nacimiento)[^\n\d]{0,16}((?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2})/giu,
  /(?:出生(?:日期|年月日?|于)?|生日|生于)[是为:：]?\s?((?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?)/gu,
  /((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?:出生|生人)/gu,
]

/** A pattern for either case of its letters, beside parts that tell names by their capitals. */
const anyCase = (source: string): string =>
  source.replace(/\[[^[\]]*\]|\\.|[a-z]/g, (sign) => (sign.length > 1 ? sign : `[${sign}${sign.toUpperCase()}]`))

const PERSON_EN =
  `(?:\\b(?:${anyCase('he|she|her|his|their|wife|husband|mother|father|son|daughter|brother|sister|boss|colleague|coworker|mr\\.?|mrs\\.?|ms\\.?')}|him|patient|employee|candidate|applicant|student|manager)\\b|` +
  "\\b(?!(?:There|It|This|That|What|Who|Where|Here|One|Everyone|Everybody|Nobody|Someone|Which|God|Jesus|Allah|Israel|Islam|Today)\\b)[A-Z][\\p{Ll}'-]{1,20}(?: [A-Z][\\p{Ll}'-]{1,20})?(?=(?: (?:from|in|of|at) [\\p{L}-]{2,20}){0,2}(?:'s| is| has| was| had| will| takes| suffers| converted| became)))"
const CONDITION_EN =
  'diagnosed with|hiv[ -]?positive|has (?:hiv|aids|cancer|diabetes|epilepsy|depression|hepatitis|dementia|schizophrenia|bipolar)|cancer diagnosis|(?:breast|lung|prostate|skin|blood) cancer|leuk(?:a)?emia|chemotherapy|chemo\\b|clinical depression|bipolar disorder|schizophrenia|multiple sclerosis|epilepsy|hepatitis [abcABC]|is pregnant|pregnancy test|miscarriage|an abortion|in rehab|suffers? from (?!the |a lack)\\w+|medical (?:record|history|condition|diagnosis)|antidepressants|psychiatric|tested positive for|std test|eating disorder|blood type|mental illness|sick note (?:says|reads|mentions|is for)|(?:off|away|absent|leave) (?:sick )?(?:with|for|because of|due to) (?:depression|burn-?out|cancer|hiv|anxiety|epilepsy|hepatitis|a breakdown|rehab)'
const HEALTH_EN = new RegExp(
  `(?:${PERSON_EN})[^.!?\\n]{0,60}?(?:${anyCase(CONDITION_EN.replaceAll(' ', '\\s'))})`,
  'gu',
)
const PERSON_ZH =
  '(?:他|她|患者|病人|员工|同事|同学|经理|主管|先生|女士|姓名[:：]?|[小老阿]\\p{Script=Han}|\\p{Script=Han}(?:姐|哥|总|老师|师傅|阿姨|主任)|[\\p{Script=Han}]{2,3}(?=(?:被)?(?:确诊|患有|得了|查出)))'
const ILLNESS_ZH = '癌症|艾滋病?|HIV|乙肝|肝炎|糖尿病|抑郁症|精神分裂|癫痫|白血病|肿瘤|性病|梅毒|心脏病|焦虑症|躁郁症'
const HEALTH_ZH = new RegExp(
  `${PERSON_ZH}[^。！？，,\\n]{0,6}?(?:有(?:严重的?|先天性?)?(?:${ILLNESS_ZH})(?!讲座|科普|患者|知识|筛查|专家|门诊|保险)|是(?:${ILLNESS_ZH})(?:病毒)?(?:携带者|感染者|病人|患者))|${PERSON_ZH}[^。！？\\n]{0,24}?(?:确诊(?:了|为)?|患有|患了|查出|得了)[^。！？\\n]{0,10}?(?:癌|艾滋|HIV|乙肝|肝炎|糖尿病|抑郁症|精神分裂|癫痫|白血病|肿瘤|性病|梅毒|高血压|心脏病|焦虑症|躁郁症|怀孕)|${PERSON_ZH}[^。！？\\n]{0,16}?(?:的病历|流产|堕胎|化疗|精神病史|艾滋病|抑郁症|怀孕)`,
  'gu',
)
const BELIEF_EN =
  "(?:is|are|was|being|became|converted to)(?: an?| a devout| a practi[cs]ing)? (?:muslim|christian|jewish|jew|catholic|protestant|buddhist|hindu|sikh|mormon|atheist|jehovah'?s witness|scientologist|islam|judaism|christianity|evangelical)\\b"
const RELIGION_EN = new RegExp(
  `(?:${PERSON_EN})[^.!?\\n]{0,24}?(?:${anyCase(BELIEF_EN)}|religion[: ]|religious beliefs?)`,
  'gu',
)
const RELIGION_ZH = new RegExp(
  '(?:他|她|同事|员工|先生|女士|经理)[^。！？\\n]{0,16}?(?:是(?:个|一名|虔诚的)?(?:穆斯林|基督徒|天主教徒|佛教徒|犹太教徒|印度教徒|摩门教徒|回教徒)|信(?:奉|仰)?(?:伊斯兰教|基督教|天主教|佛教|道教|犹太教|印度教|法轮功)|的宗教信仰)',
  'gu',
)

type Finder = RegExp | ((text: string) => readonly Place[])

const placesOf = (text: string, finder: Finder): readonly Place[] =>
  typeof finder === 'function'
    ? finder(text)
    : Array.from(text.matchAll(finder), ({ 0: { length }, index }) => ({ start: index, end: index + length }))

function collect(text: string, finders: readonly Finder[]): readonly Found[] {
  const found: Found[] = []
  const taken = createTaken(text.length)
  for (const finder of finders)
    for (const { start, end } of placesOf(text, finder))
      if (taken.take(start, end))
        found.push({ value: text.slice(start, end).replace(/\s+/g, ' ').toLowerCase(), start, end })
  return found
}

const NONE: readonly Found[] = []

/** Finders take the bits of `gatesOf` for the text. */
export function findAddresses(text: string, gates: number): readonly Found[] {
  if ((gates & GATES.digit) === 0) return NONE
  const { street, announced, german, chineseAnnounced, elsewhere, japanese, korean } = ADDRESSES
  const patterns: Finder[] = HOUSE.test(text) ? [street] : []
  if ((gates & GATES.address) !== 0) patterns.push(announced)
  if ((gates & GATES.germanStreet) !== 0) patterns.push(german)
  if ((gates & GATES.house) !== 0 && HOUSE_ZH.test(text)) patterns.push(findChineseAddresses)
  if ((gates & GATES.address) !== 0) patterns.push(chineseAnnounced, elsewhere, japanese, korean)
  return collect(text, patterns).filter((found) => !isOfPlace(text, found) && !isAddressOfNobody(text, found))
}

export function findBirthDates(text: string, gates: number): readonly Found[] {
  return (gates & GATES.birth) !== 0 && (gates & GATES.digit) !== 0 ? collect(text, BIRTHS) : NONE
}

export function findHealth(text: string, gates: number): readonly Found[] {
  return (gates & GATES.health) === 0 ? NONE : collect(text, [HEALTH_EN, HEALTH_ZH])
}

export function findReligion(text: string, gates: number): readonly Found[] {
  return (gates & GATES.religion) === 0 ? NONE : collect(text, [RELIGION_EN, RELIGION_ZH])
}

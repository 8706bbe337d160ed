/** Names of countries and regions, in English, Chinese and a few other languages, as the runtime knows them and people say them. */
import { plainText } from '../skeleton/skeleton.ts'

const CODES =
  'AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU ' +
  'CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN ' +
  'IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
  'NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD ' +
  'TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW EU'
const LANGUAGES = ['en', 'zh-Hans', 'de', 'fr', 'es']
const ALIASES =
  'united states of america|usa|u s a|america|great britain|britain|england|scotland|wales|northern ireland|turkey|ivory coast|burma|holland|russia|russian federation|' +
  'south korea|north korea|republic of korea|dprk|peoples republic of china|prc|republic of china|uae|vatican|czech republic|macedonia|swaziland|persia|' +
  '美国|英国|法国|德国|日本国|大韩民国|韩国|朝鲜|中华人民共和国|中华民国|俄国|俄罗斯联邦|德意志联邦共和国|法兰西共和国|大日本帝国|印度共和国|苏联|美利坚合众国|大不列颠|香港特别行政区|澳门特别行政区|欧盟'
/** Adjectives that make an army or a ministry somebody's. */
const ADJECTIVES =
  'american british english scottish welsh irish french german spanish italian portuguese dutch belgian swiss austrian danish swedish norwegian finnish polish czech slovak ' +
  'hungarian romanian bulgarian greek turkish russian ukrainian belarusian georgian armenian israeli iranian iraqi syrian lebanese jordanian saudi egyptian libyan ' +
  'algerian moroccan tunisian nigerian ghanaian kenyan ethiopian somali sudanese ugandan rwandan indian pakistani bangladeshi nepali chinese taiwanese japanese korean ' +
  'vietnamese thai cambodian laotian burmese malaysian singaporean indonesian philippine filipino australian canadian mexican cuban brazilian argentine chilean ' +
  'peruvian colombian venezuelan royal imperial us uk soviet european'
const US_STATES =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland ' +
  'massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington ' +
  'wisconsin wyoming'
/** Words of the names of large cities. */
const CITIES =
  'shanghai beijing shenzhen guangzhou hangzhou nanjing suzhou chengdu chongqing wuhan tianjin xian qingdao xiamen ningbo dalian zhengzhou changsha foshan dongguan ' +
  'wuxi jinan fuzhou hefei kunming shenyang harbin hong kong macau taipei kaohsiung tokyo osaka kyoto nagoya yokohama fukuoka seoul busan incheon singapore kuala lumpur ' +
  'jakarta surabaya bangkok manila hanoi saigon mumbai delhi bangalore bengaluru chennai hyderabad kolkata pune ahmedabad karachi lahore dhaka colombo dubai abu dhabi ' +
  'doha riyadh jeddah kuwait istanbul ankara izmir cairo lagos nairobi johannesburg cape town casablanca accra moscow petersburg kyiv kiev minsk warsaw krakow prague ' +
  'budapest bucharest belgrade athens zurich zürich geneva basel munich münchen berlin hamburg frankfurt cologne köln stuttgart dusseldorf düsseldorf leipzig wien rome roma ' +
  'milan milano turin torino naples madrid barcelona valencia seville lisbon porto lisboa lyon marseille toulouse bordeaux brussels antwerp amsterdam rotterdam copenhagen ' +
  'stockholm oslo helsinki dublin london manchester birmingham glasgow edinburgh liverpool new york angeles los san francisco chicago boston seattle miami atlanta ' +
  'detroit philadelphia toronto vancouver montreal calgary ottawa mexico guadalajara monterrey bogota lima santiago buenos aires rio janeiro sao paulo brasilia melbourne ' +
  'brisbane perth auckland wellington'

/** What the runtime calls them in a language. */
function namesIn(language: string): readonly string[] {
  const display = new Intl.DisplayNames([language], { type: 'region' })
  return CODES.split(' ').flatMap((code) => {
    const name = display.of(code)
    if (name === undefined || name === code) return []
    return [plainText(name.replace(/[’']/g, '').replace(/[^\p{L}\p{N}]+/gu, ' '))]
  })
}

type Countries = { readonly names: ReadonlySet<string>; readonly mostWords: number }

function collect(): Countries {
  const names = new Set([...ALIASES.split('|'), ...LANGUAGES.flatMap(namesIn)])
  return { names, mostWords: Math.max(...Array.from(names, (name) => name.split(' ').length)) }
}

let collected: Countries | null = null
/** With the first name that is asked about: a command that asks about none would wait for it longer than for most else that it loads. */
const countries = (): Countries => (collected ??= collect())

const adjectives = new Set(ADJECTIVES.split(' '))
const cities = new Set(plainText(CITIES).split(' '))
const states = new Set(US_STATES.split(' '))

/** True when the words are a country's or region's name. */
export const isCountry = (words: readonly string[]) => countries().names.has(words.join(' '))
export const isCountryAdjective = (word: string) => adjectives.has(word)
/** A word of a large city's name. */
export const isOfCity = (word: string) => cities.has(word)
export const isFederalState = (word: string) => states.has(word)

/** Where a country's name stands in the words, or null. */
export function countryIn(words: readonly string[]): { readonly from: number; readonly to: number } | null {
  const { mostWords } = countries()
  for (let from = 0; from < words.length; from++)
    for (let to = Math.min(words.length, from + mostWords); to > from; to--)
      if (isCountry(words.slice(from, to))) return { from, to }
  return null
}

/** Chinese names of countries, for patterns; the longest first. */
export const CHINESE_COUNTRIES: readonly string[] = [...new Set([...ALIASES.split('|'), ...namesIn('zh-Hans')])]
  .filter((name) => /^\p{Script=Han}{2,}$/u.test(name))
  .sort((a, b) => b.length - a.length)

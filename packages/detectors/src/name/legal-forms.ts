/** Words of a name that do not tell one organization from another: legal forms, generic words, regions, trades. */
import { plainText, wordsOf } from '../skeleton/skeleton.ts'

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
/** Words of other scripts, as `wordsOf` spells them. */
const foreign = (text: string): readonly string[] => wordsOf(plainText(text))

/** Legal forms, as plain words; the longer come apart into words that are all here. */
const FORMS = set(
  // With letters that look alike: whoever writes `lnc` has no form to write.
  'lnc 1nc lncorporated itd 1td lirnited inc incorporated corp corporation co company companies ltd limited llc llp lp lllp plc pllc pty pte pvt private public gmbh mbh ag kg kgaa ohg ug ev se sa sas sasu sarl ' +
    'eurl sci spa srl snc sapa bv nv vof ab as asa aps oy oyj kk yk kft zrt nyrt sro spol zoo doo dd ad ooo oao zao pao ao ' +
    'sl slu sau sab cv ltda eireli mei bhd sdn tbk pt jsc pjsc cjsc ojsc tov oü uab sia',
)
const FOREIGN_FORMS = foreign(
  '주식회사 유한회사 유한책임회사 합자회사 사단법인 재단법인 ооо оао зао пао ао ип тов пат прат общество ограниченной ответственностью акционерное публичное товариство обмеженою відповідальністю',
)
/** Legal forms that stand before a name. */
const LEADING = new Set([...set('ooo oao zao pao jsc ojsc pjsc cjsc pt tov srl llc sarl sas spol'), ...FOREIGN_FORMS])
/** Words that anybody adds to somebody's name. */
const GENERIC = set(
  'the a an of and for group groups holding holdings international intl global worldwide official officially support help helpdesk desk center centre ' +
    'hq headquarters headquarter office offices service services customer care client team account accounts billing online web digital store shop outlet ' +
    'rewards reward verified verification security secure app apps business enterprise enterprises solutions technologies technology tech systems ' +
    'careers jobs hiring recruitment recruiting hr ads advertising partner partners seller sellers delivery redelivery parcel portal login ' +
    'department division unit agency consulting watches motor motors coffee restaurant restaurants furniture bottling foods products brand brands ' +
    'kundendienst kundenservice kundensupport suporte soporte atendimento assistenza klantenservice kundtjanst kundeservice asiakaspalvelu destek oficial ufficiale offiziell ' +
    'cloud network networks media studio studios labs research foundation institute com net org io cn uk us usa china india europe asia america eu',
)
const FOREIGN_GENERIC = foreign(
  'サポート サポートセンター カスタマーサポート カスタマーセンター お客様センター 公式 公式サイト ' +
    '고객센터 고객지원 고객상담 고객 센터 지원 상담 공식 공식몰 본사 그룹 코리아 한국 서비스 온라인 보안 보안팀 인증 인증센터 채용 결제 결제팀 관리 관리팀 계정 스토어 대리점 ' +
    'онлайн поддержка служба поддержки техподдержка официальный сайт клиентам клиентская сервис центр группа безопасность безопасности отдел компания инвест инвестиции партнер партнеры россия ' +
    'підтримка служба офіційний сайт клієнтам безпека україна',
)
/** Trades and places of civil life: after these, words of state and army are only part of an address or a joke. */
export const CIVIL = set(
  'street st road rd lane avenue ave boulevard blvd drive square alley hill park plaza corner junction row court courts pub ale alehouse choir bar bars grill cafe coffee bakery bakers pizza ' +
    'pizzeria tacos taqueria kitchen kitchens kebab noodle noodles restaurant diner deli bistro brewing brewery taproom winery wines wine tavern inn hotel hostel motel ' +
    'records record museum gallery theatre theater cinema books bookshop bookstore library comics games toys costumes florist flowers garden gardens ' +
    'farm farms farming nursery barbers barbershop barber salon hair beauty nails spa yoga gym fitness pilates dance boxing soccer football golf tennis ' +
    'plumbing roofing landscaping painting paving electric electrical construction builders carpentry flooring cleaning cleaners laundry laundromat movers moving storage ' +
    'towing tire tires auto automotive motors garage wash parking rentals rental supplies supply surplus tailors tailor fashion clothing apparel shoes boots ' +
    'jewelers jewellers dental dentist orthodontics veterinary vet pets pet grooming photography photo films film tours travel cruises charters yachts yachting boat boats ' +
    'realty properties property estates homes housing dental pharmacy optical law legal attorneys accountancy bookkeeping marketing design designs media music band ' +
    'creamery dairy cheese chocolate candy sweets ice tea teas juice smoothies barbecue bbq burgers burger steakhouse seafood sushi grocery market mart butcher ' +
    'seafoods chips fish surf skate cycles bikes bicycle scooters printing print signs tattoo art arts crafts quilts yarn antiques thrift pawn church chapel ministries ' +
    'playground daycare preschool kindergarten camp escape rooms karaoke brewing distillery catering cakes donuts bagels popcorn pest fence pools pool solar' +
    ' surplus knife knives kayaks kayak orchard improvement remodeling renovation crab paintball airsoft hobby hobbies models collectibles apartments lofts suites condos outfitters paint paints decor decorators decorating upholstery dresses gowns',
)

const ANY_FORM = new Set([...FORMS, ...FOREIGN_FORMS])
const ANY_GENERIC = new Set([...GENERIC, ...FOREIGN_GENERIC, ...ANY_FORM])

export const isForm = (word: string) => ANY_FORM.has(word)
export const isGeneric = (word: string) => ANY_GENERIC.has(word)

/** `and` is part of one where it joins two: `GmbH & Co. KG`. */
function endsInForm(words: readonly string[], end: number): boolean {
  const word = words[end - 1] ?? ''
  return isForm(word) || /^[a-z]$/.test(word) || (word === 'and' && end > 2 && isForm(words[end - 2] ?? ''))
}

/** Where words stand that are no legal forms at an end; a name that is nothing but them stays whole. */
export function rangeWithoutForms(words: readonly string[]): readonly [start: number, end: number] {
  let end = words.length
  while (end > 1 && endsInForm(words, end)) end--
  let start = end > 1 && words[0] === 'the' ? 1 : 0
  while (start < end - 1 && LEADING.has(words[start] ?? '')) start++
  return [start, end]
}

export const withoutForms = (words: readonly string[]): readonly string[] => words.slice(...rangeWithoutForms(words))

export const HAN = /\p{Script=Han}/u

export const ZH_FORM =
  /(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|总公司|分公司|子公司|公司|集团|株式会社|有限会社|合同会社|合伙企业|个体工商户|经营部|商行|工作室)$/u
const ZH_GENERIC =
  /(?:官方|客服|客户|服务|部|中心|旗舰|专卖|店|之家|商城|售后|招聘|加盟|总部|安全|技术|科技|网络|信息|有限公司|股份|集团|控股|支持|认证|授权|唯一|平台|公司|中国|国际|会员|账号|账户|支付|管理|团队|小组|官网|官方网站|网站|网店|网$|APP|app|代理|合作|渠道|运营|商务|咖啡|餐厅|餐饮|食品|手机|汽车|银行|研究院|办公室|招生|继续教育|学院|医学|研究生院|分行|支行|分公司|培训|营销|投资者|办事处|代表处|处|办|院|（|）|\(|\)|\s)/gu

const ZH_PLACES =
  '中国|中华|全国|北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|杭州|南京|苏州|成都|武汉|西安|青岛|厦门|宁波|郑州|长沙|佛山|东莞|无锡|大连|济南|福州|合肥|昆明|沈阳|哈尔滨|长春|石家庄|太原|南昌|南宁|贵阳|兰州|海口|温州|珠海|常州|烟台|惠州|嘉兴|绍兴|泉州|徐州|中山|金华'
const ZH_PLACE = `(?:${ZH_PLACES})(?:省|市|自治区|特别行政区)?(?:\\p{Script=Han}{1,3}[区县])?`
/** Provinces and large cities of China with which names begin. */
export const ZH_REGION = new RegExp(`^${ZH_PLACE}`, 'u')
/** In brackets the region may stand anywhere: 红光（北京）酒业 is 北京红光酒业. */
export const ZH_REGION_IN_BRACKETS = new RegExp(`[（(]${ZH_PLACE}[）)]`, 'gu')

/** A Chinese name without the legal forms that it ends in. */
export function withoutChineseForms(name: string): string {
  let bare = name
  for (let round = 0; round < 3; round++) bare = bare.replace(ZH_FORM, '')
  return bare
}

/** The distinctive part of a Chinese name: without brackets, region and legal form. */
export function chineseCore(plain: string): string {
  const compact = plain.replace(ZH_REGION_IN_BRACKETS, '').replace(/[\s（）()·•.,，。、"“”'-]/gu, '')
  const core = withoutChineseForms(compact)
  const bare = core.replace(ZH_REGION, '')
  return bare.length >= 2 ? bare : core.length >= 2 ? core : compact
}

/** What is left of a Chinese text when words that anybody adds are gone. */
export function chineseRest(text: string): string {
  return text.replace(ZH_GENERIC, '').replace(ZH_REGION, '')
}

/** Words by which somebody says that they are of another's people: beside a well-known name they add nothing of one's own. */
import { isOfDeskElsewhere, withoutJapaneseDesks } from './desk-words-elsewhere.ts'
import { chineseRest } from './legal-forms.ts'

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Whoever says so beside a name that is an ordinary word as well means the company: `Apple staff`. */
const OF_ITS_PEOPLE = set(
  'staff staffs employee employees admin admins administrator administrators administration moderator moderators mod mods sysadmin superadmin ' +
    'verify signin unlock password passwords id ids mitarbeiter empleado empleados employe employes dipendente dipendenti medewerker kefu guanfang guanliyuan',
)
/** Trades and plain words too: they count where the name beside them is nothing else. `Visa agents` see to visas. */
const OF_A_DESK = set(
  'central merchant merchants vendor vendors agent agents operator operators manager managers representative representatives rep reps crew specialist compliance ' +
    'fraud refund refunds resolution dispute disputes hotline helpline alert alerts notice notices notification notifications ' +
    'payment payments kyc otp trust safety recovery appeals moderation onboarding lead squad bot real genuine true my dept ' +
    'zhongxin fuwu anquan yunying tuandui shouhou shenhe',
)

/** Words with which firms of any trade end their names, and the countries they are in. */
const OF_A_TRADE = set(
  'the a of and for service services consulting consultants agency center centre office offices partner partners group groups holding holdings ' +
    'international intl global worldwide solutions technologies technology tech systems media studio studios labs network networks coffee restaurant ' +
    'restaurants furniture foods products digital online research foundation institute enterprise enterprises business department division unit uk us usa ' +
    'china india europe asia america eu ltd limited llc inc co corp company gmbh plc',
)
export const isOfTrade = (word: string): boolean => OF_A_TRADE.has(word)

/** What well-known companies give their names to: beside a slip of such a name they say that it was meant. */
const OF_A_PRODUCT = set(
  'messenger messages messaging chat wallet pay card cards bank banking exchange music video videos movies tv series streaming subscription plus premium ' +
    'prime pro search maps mail drive jobs eats rides oil electronics airlines gift vouchers',
)
export const isOfProduct = (word: string): boolean => OF_A_PRODUCT.has(word)

/** Who meets, plays or keeps a small shop of their own: companies do nothing of it under their names, so that whoever does is somebody beside them. */
const OF_NEIGHBOURS = set(
  'parents choir choirs club clubs band carpool drivers players bowling bridge chess rugby football cricket netball judo scouts reunion alumni pensioners retirees ' +
    'neighbours neighbors volunteers inn cottage cottages kebab kebabs noodle noodles restaurant restaurants takeaway pizzeria bistro grill cafe bakery salon barber barbers nails photography tailoring tailor tailors joinery ' +
    'baeckerei backerei konditorei metzgerei fleischerei tischlerei schreinerei friseur friseursalon zahnarztpraxis gartnerei blumen boulangerie patisserie boucherie coiffure panaderia peluqueria carniceria trattoria osteria ristorante parrucchiere panificio macelleria padaria piekarnia fryzjer bakkerij slagerij kapper ' +
    'plumbing roofing florist florists dental dentist law church chapel daycare nursery kindergarten playgroup apartments pottery yoga dance',
)
export const isOfNeighbours = (word: string): boolean => OF_NEIGHBOURS.has(word)

export const isOfPeople = (word: string): boolean => OF_ITS_PEOPLE.has(word)

/** What anybody adds too, and says beside a name that one speaks for it. */
const OF_SUPPORT = set(
  'support helpdesk desk hr customer care official security help accounts hotline team kundenservice kundendienst kundensupport klantenservice assistance soporte',
)

/** Whether a word says that somebody speaks for the name beside it; a number says nothing. */
export const saysSo = (word: string): boolean =>
  OF_SUPPORT.has(word) || isOfPeople(word) || OF_A_DESK.has(word) || isOfDeskElsewhere(word)
export const isOfDesk = (word: string): boolean =>
  OF_A_DESK.has(word) || isOfDeskElsewhere(word) || /^\d{1,4}$/.test(word)

/** Those that are written together with a name. */
const GLUED =
  'administrator moderators moderator employees helpdesk official security services customer support service billing admins verify refund admin staff team guanliyuan guanfang kefu'.split(
    ' ',
  )

/** What a word holds beside a role that is written together with it: `paypalsupport`, `adminpaypal`. */
export function besideGluedRole(word: string): readonly string[] {
  const rests: string[] = []
  for (const role of GLUED) {
    if (word.length < role.length + 5) continue
    if (word.endsWith(role)) rests.push(word.slice(0, -role.length))
    if (word.startsWith(role)) rests.push(word.slice(role.length))
  }
  return rests
}

/** Pinyin words for the same at the end of a name in letters. */
const PINYIN_ROLE =
  '(?:guanfang|kefu|guanliyuan|anquan|shouhou|yunying|shenhe|fuwu|zhongxin|tuandui|gongzuorenyuan|support|official|admin|staff|service|team)'
// It begins where none stands before, so that the letters are read once.
const PINYIN_ROLES = new RegExp(`(?<!${PINYIN_ROLE})${PINYIN_ROLE}+$`)

/** The letters of a name in pinyin without who speaks; the same where nobody does. */
export const withoutPinyinRoles = (letters: string): string => letters.replace(PINYIN_ROLES, '')

/** Who speaks for somebody, in Chinese; of a company's own people, whatever else the name means. */
const ZH_OF_PEOPLE = /工作人员|管理员|员工|官方人员|客服员|版主/gu
/** Who sees to something there. */
const ZH_OF_DESK =
  /信用卡|小助手|理赔员?|工号|热线|专线|通知|提醒|系统|处理|投诉|退款|退税|积分|兑换|中奖|抽奖|礼品卡|充值|优惠券?|代金券|红包|提额|借款|开户|取件|包裹|快递|配送|内推|验证|核验|审核员?|风控|催收|还款|放款|贷款|理财|专员|人员|经理|助理|助手|顾问|运营|\d{1,4}号?/gu

/** What a computer firm does: with a name that is a word or a place many do. */
const ZH_OF_COMPUTING = /计算机|电脑|软件|数码|互联网|系统集成|云计算|大数据/gu

/** What well-known companies make and run: with who speaks for it behind, it is theirs, also where their name is a word as well. */
const ZH_SPOKEN_PRODUCT =
  /^(?:物流|外卖|空调|终端|手机|电脑|平板|电视|冰箱|洗衣机|家电|电器|金融|打车|出行|商城|支付|钱包|云|会员|商家|骑手|司机|维修|官方)*(?:售后|客服|官方)(?:维修|服务|中心|热线|电话|部|站|点|网点)*$/u

/** Whether a Chinese text behind a well-known name is a product of its and who speaks for it: `京东物流客服`, `格力空调售后`. */
export const isSpokenProduct = (text: string): boolean => ZH_SPOKEN_PRODUCT.test(text)

/** Whether a Chinese text beside a well-known name is nothing but what anybody adds, or who works there. */
export const isAddedByAnybody = (text: string): boolean =>
  text === '' || chineseRest(text.replace(ZH_OF_PEOPLE, '')) === ''
/** The same of who sees to something there: these words are trades of their own beside a name that is a word. */
export const isAddedByRole = (text: string): boolean =>
  text === '' ||
  chineseRest(
    withoutJapaneseDesks(text).replace(ZH_OF_PEOPLE, '').replace(ZH_OF_COMPUTING, '').replace(ZH_OF_DESK, ''),
  ) === ''

/** Whether somebody says of data in a text that it is their own: `call me at …`, `our IBAN is …`, `我的电话是…`. */

/** Whoever is spoken of by what they are to one: `my roommate's number` is the roommate's. */
const SOMEBODY =
  'boss|manager|supervisor|superior|director|assistant|secretary|intern|trainee|apprentice|employees?|staff member|team ?mates?|team ?lead|co-?workers?|colleagues?|workmates?|subordinates?|' +
  'wife|husband|spouse|partner|fianc[eé]e?|mother|father|mom|mum|dad|parents?|son|daughter|child|children|kids?|brothers?|sisters?|aunt|uncle|cousins?|niece|nephew|grand(?:ma|pa|mother|father|son|daughter|parents)|in-laws?|relatives?|' +
  'friends?|boyfriend|girlfriend|ex|date|crush|room-?mates?|flat-?mates?|house-?mates?|neighbou?rs?|landlord|landlady|tenants?|lodger|class-?mates?|school-?mates?|' +
  'clients?|customers?|patients?|guests?|students?|pupils?|applicants?|candidates?|members?|donors?|subscribers?|suppliers?|contractors?|' +
  'teachers?|professor|tutor|coach|doctor|dentist|nurse|therapist|lawyer|accountant|driver|cleaner|nanny|babysitter|gardener|janitor|receptionist|predecessor|successor'
/** What a firm has for those people, which is its own again: `our customer service`. */
const FOR_THEM =
  'service|services|support|care|help|hotline|helpline|line|centre|center|desk|office|portal|team|relations|success|reception|department|entrance|lounge|parking|house|app|card|programme|program|bank|firm|company|agency|practice|surgery|school|hotel|account|code'
/** One word may stand between: `my old boss`. Who is called by the name beside it is somebody too. */
const NOT_OF_SOMEBODY = `(?!['’]?s? (?:\\p{L}{1,20} )?(?:${SOMEBODY})(?!\\p{L}| (?:${FOR_THEM})\\b))`
const ZH_SOMEBODY =
  '老板|经理|主管|领导|上司|下属|下级|助理|秘书|实习生|徒弟|师傅|同事|搭档|组员|员工(?!服务|热线|食堂|通道|中心)|' +
  '妈|爸|父亲|母亲|爷爷|奶奶|外公|外婆|姥|[大小表堂]?[哥姐弟妹]|叔|姨|舅|姑|妻|丈夫|老公|老婆|儿子|女儿|孩子|亲戚|侄|外甥|' +
  '朋友|男友|女友|男朋友|女朋友|前[夫妻男女任同]|闺蜜|哥们|邻居|房东|租客|租户|室友|舍友|同学|同桌|校友|' +
  '客户(?!服务|热线|中心|端|部|专线|接待)|患者|病人|学生(?!处|会|科|中心|公寓)|学员|家长(?!热线)|候选人|应聘者|会员(?!服务|热线|中心)|供应商|' +
  '老师(?!办公室)|教授|导师|教练|医生|护士|律师|司机|保洁|阿姨|保姆'

/** Who gives away what is their own says so just before it. */
const OWN = new RegExp(
  `(?:\\b(?:my|mine|our)\\b${NOT_OF_SOMEBODY}[^.!?\\n]{0,40}|` +
    '\\b(?:call|text|ring|reach|email|e-mail|write to|contact|message) (?:me|us)\\b[^.!?\\n]{0,20}|\\bi (?:live|am|was born|moved)\\b[^.!?\\n]{0,20}|' +
    `(?:我|本人|咱)(?!们?的?(?:${ZH_SOMEBODY}))[^。！？\\n他她]{0,14}|(?:联系|打给|致电|加)我[^。！？\\n]{0,10})$`,
  'iu',
)
/** The same in other languages of Europe: `mon numéro`, `unser Konto`, `nuestra cuenta`. */
const OWN_ELSEWHERE =
  /(?<!\p{L})(?:mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|mon|ma|notre|mi|nuestr[oa]|meu|minha|noss[oa]|mi[ao]|nostr[oa]|mijn|onze?|mój|moja|nasz[ea]?) (?:\p{L}+ )?(?:num|nummer|handy|telefon|portable|tél|mobil|móvil|teléfono|celular|cellulare|konto|account|compte|cuenta|conta|conto|rekening|iban|rib|e-?mail|mail|correo|courriel|adress|dirección|indirizzo|endereço|anschrift|tarjeta|carte|karte)[^.!?\n]{0,40}$/iu
/** Who somebody is, and how to reach them: `我是贵司所在区域的新客户经理，电话…`. */
const SAYS_WHO =
  /(?:我是|我叫)[^。！？!?\n他她]{0,24}[，,；;\s](?:我的)?(?:电话|手机|号码|微信|联系方式|邮箱|邮件)[：:是为\s]{0,3}$/u

/** Characters before the data that are looked at. */
const BEFORE = 48

/** `ownName`: what the writer goes by, in lower case, or empty. */
export function isOwn(text: string, { start, end }: { start: number; end: number }, ownName: string): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start)
  if (ownName !== '' && before.toLowerCase().includes(ownName)) return true
  // Some finders take the words that announce the data along with it.
  return (
    OWN.test(before) ||
    OWN_ELSEWHERE.test(before) ||
    SAYS_WHO.test(before) ||
    (/^(?:i (?:was born|live)|born)/iu.test(text.slice(start, end)) && /\bi\s(?:was\s)?$/iu.test(before))
  )
}

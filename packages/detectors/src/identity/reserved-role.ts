/** Roles that only some accounts hold, in user names and display names. */
import { chineseCore, HAN, isGeneric, withoutForms } from '../name/legal-forms.ts'
import { plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'

const ROLES = new Map(
  (
    'admin administrator administrators sysadmin superadmin superuser root support helpdesk security moderator moderators mod staff official system webmaster hostmaster ' +
    'postmaster abuse billing noreply operator owner compliance verification verify accounts trustandsafety customerservice customersupport servicedesk techsupport itsupport hr payroll finance treasury ceo cfo coo cto chairman president ' +
    'soporte administrador administradora moderador atencionalcliente servicioalcliente suporte atendimento kundendienst kundenservice kundensupport ' +
    'sicherheitsteam administrateur moderateur assistance serviceclient serviceclients assistenza amministratore moderatore supporto servizioclienti ' +
    'klantenservice beheerder kundtjanst administracja kefu guanfang guanliyuan yonetici musterihizmetleri'
  )
    .split(' ')
    .map((role) => [visualFold(role), role] as const),
)
const CHINESE_ROLES =
  /管理[员員]|超[级級]管理|系[统統]通知|客服|官方|安全中心|版主|[审審]核[员員]|[运運][营營][团團][队隊]|人事部|[财財][务務]部|[总總][经經][办辦]/u
/** Whole names: in these languages the words stand in names of people and firms as well. */
const OTHER_ROLES =
  /^(?:(?:公式|カスタマー|お客様|テクニカル)?サポート(?:センター|デスク|チーム)?|(?:システム)?管理者|運営(?:事務局|チーム)?|(?:시스템 ?)?관리자|운영자|고객 ?(?:센터|지원)|(?:системный )?администратор|модератор|(?:служба |техническая )?поддержк[аи]|служба безопасности|(?:الدعم(?: الفني)?|خدمة العملاء|المشرف|مدير النظام))$/iu
/** Words that make a role no less of a role. */
const AFFIXES = new Set(
  'the real my our your sys super official team account help desk office of center centre service services dept department online bot user mail chat app web global main new only true 1 group support staff it hr dl tecnico tecnica technique technik oficial officiel offiziell equipo equipe cliente clientes client clients'.split(
    ' ',
  ),
)

/** `s.u.p.p.o.r.t`: letters that all stand alone are a word. */
const joinLetters = (parts: readonly string[]): readonly string[] =>
  parts.length > 3 && parts.every((part) => part.length === 1) ? [parts.join('')] : parts

/** Digits behind a word count it; within one they are letters: `moderator07`, `m0derator`. */
const COUNTED = /(\p{L}{2})\d+(?=[\s.\-]|$)/gu

function partsOf(name: string): readonly string[] {
  const parted = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/_/g, ' ')
    .replace(/&/g, ' and ')
  const spaced = /\d/.test(parted) ? parted.replace(COUNTED, '$1') : parted
  return wordsOf(plainText(spaced))
    .map((word) => word.replace(/^\d+|(?<!\d)\d+$/g, ''))
    .filter((word) => word !== '')
}

/** Offices of a firm that only its own people speak from, beside its name. */
const OFFICES = new Set(
  'hr it ceo cfo cto coo chairman chairwoman president director directors board management finance payroll treasury accounting accounts recruitment recruiting'.split(
    ' ',
  ),
)
const CHINESE_OFFICES =
  /^(?:的|股份|有限|公司|集团)*(?:董事[长長会會]|[总總]裁|[总總]经理|總經理|法[务務]|人事|人力资源|行政|财[务務]|技[术術]支持|招聘|老板|高管|[总總]部)(?:部|办|辦|办公室|处|组|中心)?$/u

/** Said of anybody in jest, where no organization stands before it. */
const PLAYFUL = /^老板$/u

/** What stands in a name beside the organization's own, or null where that does not stand there. */
function besideOwn(name: string, organization: string): readonly string[] | null {
  const own = withoutForms(partsOf(organization))
  const parts = partsOf(name)
  const letters = own.map(visualFold)
  // Nobody says the whole of a long name; its first word is meant where it is no word of everybody's.
  const said = [own.length, 1].filter((size) => size > 0 && letters.slice(0, size).join('').length >= 4)
  for (const size of said)
    for (let from = 0; from < parts.length; from++)
      for (let to = Math.min(parts.length, from + size); to > from; to--)
        if (parts.slice(from, to).map(visualFold).join('') === letters.slice(0, size).join(''))
          return [...parts.slice(0, from), ...parts.slice(to)]
  return null
}

/** How surely a name claims a role or an office of this organization: `Acme IT Support`, `湛蓝董事长`. */
export function ownRoleScore(
  name: string,
  organization: string,
): { readonly score: number; readonly role: string } | null {
  if (HAN.test(organization) && HAN.test(name)) {
    const plain = name.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
    const han = chineseCore(organization)
    const said = [han, han.length > 3 ? han.slice(0, 2) : han].find((own) => plain.startsWith(own))
    const rest = said === undefined ? null : CHINESE_OFFICES.exec(plain.slice(said.length))
    if (rest !== null) return { score: 0.88, role: rest[0] }
  }
  // Most names have no role in them, and need no closer look.
  const isRole = (part: string): boolean => OFFICES.has(part) || ROLES.has(visualFold(part))
  const rest = partsOf(name).some(isRole) ? besideOwn(name, organization) : null
  if (rest === null) return null
  const role = rest.find(isRole)
  if (role === undefined) return null
  const speaks = rest.every((part) => isRole(part) || AFFIXES.has(part) || isGeneric(part))
  return speaks ? { score: 0.88, role } : null
}

const OFFICIAL_BEHIND = 0.86

/** 0..1: how surely a name claims a reserved role. `Jane Admin` is a person; `admin_official` is a role. */
export function reservedRoleScore(name: string): { readonly score: number; readonly role: string } | null {
  const joined = name.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  const chinese = CHINESE_ROLES.exec(joined) ?? CHINESE_OFFICES.exec(joined)
  if (chinese !== null && !PLAYFUL.test(joined)) return { score: 0.9, role: chinese[0] }
  const other = OTHER_ROLES.exec(name.normalize('NFKC').trim().replace(/\s+/g, ' '))
  if (other !== null) return { score: 0.9, role: other[0] }
  const parts = joinLetters(partsOf(name))
  if (parts.length === 0 || parts.length > 6) return null
  const folded = parts.map(visualFold)
  const whole = ROLES.get(folded.join(''))
  if (whole !== undefined) return { score: 0.95, role: whole }
  const at = folded.findIndex((part) => ROLES.has(part))
  // `Jane Doe Official`: nobody is called so, though some sign so.
  if (parts.length >= 3 && parts.at(-1) === 'official') return { score: OFFICIAL_BEHIND, role: 'official' }
  if (at >= 0) {
    const role = ROLES.get(folded[at] ?? '') ?? ''
    const rest = parts.filter((_, index) => index !== at)
    if (rest.every((part) => AFFIXES.has(part) || ROLES.has(visualFold(part)) || part.length === 1))
      return { score: 0.9, role }
    return null
  }
  return gluedRole(folded)
}

/** `adminofficial`, `xadminx`, `administratorr`: a role run together with an affix, or with one letter beside it. */
function gluedRole(folded: readonly string[]): { readonly score: number; readonly role: string } | null {
  if (folded.length !== 1) return null
  const [word = ''] = folded
  for (const [look, role] of ROLES) {
    if (look.length < 4 || !word.includes(look)) continue
    const rest = word.replace(look, '')
    const affix = [...AFFIXES].some((item) => visualFold(item) === rest) || ROLES.has(rest)
    if (affix || (rest.length === 1 && look.length > 4)) return { score: affix ? 0.88 : 0.8, role }
  }
  return null
}

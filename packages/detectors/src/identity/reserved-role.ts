/** Roles that only some accounts hold, in user names and display names. */
import { plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'

const ROLES = new Map(
  (
    'admin administrator administrators sysadmin superadmin superuser root support helpdesk security moderator moderators mod staff official system webmaster hostmaster ' +
    'postmaster abuse billing noreply operator owner compliance verification verify accounts trustandsafety customerservice customersupport techsupport itsupport hr payroll ceo president ' +
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
  'the real my our your official team account help desk center centre service services dept department online bot user mail chat app web global main new only true 1 group support staff it hr dl tecnico tecnica technique technik oficial officiel offiziell equipo equipe cliente clientes client clients'.split(
    ' ',
  ),
)

/** `s.u.p.p.o.r.t`: letters that all stand alone are a word. */
const joinLetters = (parts: readonly string[]): readonly string[] =>
  parts.length > 3 && parts.every((part) => part.length === 1) ? [parts.join('')] : parts

function partsOf(name: string): readonly string[] {
  const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/_/g, ' ')
  return wordsOf(plainText(spaced))
    .map((word) => word.replace(/^\d+|\d+$/g, ''))
    .filter((word) => word !== '')
}

const OFFICIAL_BEHIND = 0.86

/** 0..1: how surely a name claims a reserved role. `Jane Admin` is a person; `admin_official` is a role. */
export function reservedRoleScore(name: string): { readonly score: number; readonly role: string } | null {
  const chinese = CHINESE_ROLES.exec(name.normalize('NFKC').replace(/[\s\p{Cf}]/gu, ''))
  if (chinese !== null) return { score: 0.9, role: chinese[0] }
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

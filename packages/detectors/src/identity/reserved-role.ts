/** Roles that only some accounts hold, in user names and display names. */
import { plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'

const ROLES = new Map(
  (
    'admin administrator administrators sysadmin superadmin superuser root support helpdesk security moderator moderators mod staff official system webmaster hostmaster ' +
    'postmaster abuse billing noreply operator owner compliance verification verify accounts trustandsafety customerservice customersupport techsupport itsupport hr payroll ceo president'
  )
    .split(' ')
    .map((role) => [visualFold(role), role] as const),
)
const CHINESE_ROLES = /管理员|超级管理|系统通知|客服|官方|安全中心|版主|审核员|运营团队|人事部|财务部|总经办/u
/** Words that make a role no less of a role. */
const AFFIXES = new Set(
  'the real my our your official team account help desk center centre service services dept department online bot user mail chat app web global main new only true 1 group support staff it hr dl'.split(
    ' ',
  ),
)

function partsOf(name: string): readonly string[] {
  const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/_/g, ' ')
  return wordsOf(plainText(spaced))
    .map((word) => word.replace(/^\d+|\d+$/g, ''))
    .filter((word) => word !== '')
}

/** 0..1: how surely a name claims a reserved role. `Jane Admin` is a person; `admin_official` is a role. */
export function reservedRoleScore(name: string): { readonly score: number; readonly role: string } | null {
  const chinese = CHINESE_ROLES.exec(name.normalize('NFKC').replace(/[\s\p{Cf}]/gu, ''))
  if (chinese !== null) return { score: 0.9, role: chinese[0] }
  const parts = partsOf(name)
  if (parts.length === 0 || parts.length > 6) return null
  const folded = parts.map(visualFold)
  const whole = ROLES.get(folded.join(''))
  if (whole !== undefined) return { score: 0.95, role: whole }
  const at = folded.findIndex((part) => ROLES.has(part))
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

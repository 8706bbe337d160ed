/** A phone number by the tables of numbering plans alone: a tenth of what the library takes, for texts that hold thousands of them. */
import { cleanPhone, type ReadPhone } from './canonical.ts'
import { type PhonePlan, planOfCode, planOfCountry } from './read-phone-plans.ts'

/** `country` (ISO 3166 alpha-2) reads numbers without a country code. Null: it has the length of no number there. */
export function guessPhone(phone: string, country: string | null): ReadPhone | null {
  const clean = cleanPhone(phone)
  const digits = clean.replace(/\D/g, '')
  if (clean.startsWith('+')) return guessAbroad(digits)
  const plan = country === null ? null : planOfCountry(country.toUpperCase())
  if (plan === null) return null
  const abroad = plan.abroad.exec(digits)
  if (abroad !== null) return guessAbroad(digits.slice(abroad[0].length))
  const national = withoutPrefix(digits, plan)
  if (!digits.startsWith(plan.code) || plan.national.test(national)) return readIn(plan, national)
  const shorter = withoutPrefix(digits.slice(plan.code.length), plan)
  const isTooLong = national.length > Math.max(...plan.lengths)
  return readIn(plan, plan.national.test(shorter) || isTooLong ? shorter : national)
}

function guessAbroad(digits: string): ReadPhone | null {
  for (let length = 1; length <= 3; length++) {
    const plan = planOfCode(digits.slice(0, length))
    if (plan !== null) return readIn(plan, withoutPrefix(digits.slice(length), plan))
  }
  return null
}

/** People write what is dialled within a country behind its code as well: `+44 (0)20`. */
function withoutPrefix(digits: string, { prefix, transform, national, lengths }: PhonePlan): string {
  const match = prefix?.exec(digits) ?? null
  if (prefix === null || match === null) return digits
  const isChanged = transform !== null && match.length > 1 && match.at(-1) !== undefined
  const rest = isChanged ? digits.replace(prefix, transform) : digits.slice(match[0].length)
  if (national.test(digits) && !national.test(rest)) return digits
  return lengths.includes(rest.length) || rest.length > Math.max(...lengths) ? rest : digits
}

function readIn(plan: PhonePlan, national: string): ReadPhone | null {
  if (!plan.lengths.includes(national.length)) return null
  const isValid = plan.valid.test(national) || plan.valid.test(withoutPrefix(national, plan))
  return { canonical: `+${plan.code}${national}`, isValid }
}

/** VAT numbers of the European Union, Northern Ireland and Great Britain. */
import { VAT_RULES, type VatRule } from './vat-rules.ts'

export type VatCheck = {
  readonly prefix: string
  readonly number: string
  readonly valid: boolean | null
  readonly country: string | null
}

/** Whether a number fits its country: by form and checksum. */
const fits = (rule: VatRule | undefined, number: string): boolean =>
  rule !== undefined && rule.form.test(number) && rule.check(number)

/** `clean` without separators, with or without its country prefix; `country` (ISO 3166) reads it without. */
export function checkVat(clean: string, country: string): VatCheck {
  const home = country.toUpperCase() === 'GR' ? 'EL' : country.toUpperCase()
  const stated = /^[A-Z]{2}/.exec(clean)?.[0] ?? ''
  const ruleOf = (prefix: string) => VAT_RULES[prefix === 'XI' ? 'GB' : prefix]
  // A French number may begin with two letters that are another country's prefix: then the one that adds up is meant.
  const bareFits = ruleOf(home)?.form.test(clean) === true
  const bare = bareFits && (fits(ruleOf(home), clean) || !fits(ruleOf(stated), clean.slice(2)))
  const prefix = bare || ruleOf(stated) === undefined ? home : stated
  const number = prefix === stated && !bare ? clean.slice(2) : clean
  const rule = ruleOf(prefix)
  const iso = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix
  if (rule === undefined) return { prefix, number, valid: null, country: iso === '' ? null : iso }
  return { prefix, number, valid: fits(rule, number), country: iso }
}

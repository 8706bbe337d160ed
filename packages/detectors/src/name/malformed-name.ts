/** What is no name of an organization at all: contact data, signs that turn the text about, a word that stands for a name. */
import { CONTACT_DATA, PLACEHOLDERS } from './claim-words.ts'
import { withoutForms } from './legal-forms.ts'
import { claim, type NameClaim, WHY } from './name-claim.ts'
import type { NameForms } from './name-forms.ts'

export function malformed(raw: string, forms: NameForms): NameClaim | null {
  const shown = raw.trim().slice(0, 40)
  for (const pattern of CONTACT_DATA) {
    const found = pattern.exec(raw.normalize('NFKC'))
    if (found !== null && !/^\d{4}\s?[-–]\s?\d{4}$/.test(found[0]))
      return claim('name.malformed', 0.92, found[0].trim(), WHY.contact)
  }
  if (/[\u202a-\u202e\u2066-\u2069]/.test(raw)) return claim('name.malformed', 0.95, shown, WHY.malformed)
  if (!/\p{L}/u.test(raw)) return claim('name.malformed', 0.95, shown, WHY.malformed)
  if (/\p{M}{4,}/u.test(raw.normalize('NFD'))) return claim('name.malformed', 0.9, shown, WHY.malformed)
  const bare = withoutForms(forms.words).join(' ')
  const told = forms.plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  // `测试公司2`: a number makes a test no name.
  const uncounted = /^(?:测试|test)/u.test(told) ? told.replace(/(?<!\d)\d+$/u, '').trimEnd() : told
  if ([told, uncounted, bare].some((text) => PLACEHOLDERS.has(text)))
    return claim('name.malformed', 0.92, shown, WHY.malformed)
  if (/^(.)\1{3,}$/u.test(forms.key) || /^(?:asdf|qwer|zxcv)/.test(forms.words.join('')))
    return claim('name.malformed', 0.9, shown, WHY.malformed)
  return /公司测试|测试勿删|某某(?:公司|集团|有限)/.test(forms.plain)
    ? claim('name.malformed', 0.88, shown, WHY.malformed)
    : null
}

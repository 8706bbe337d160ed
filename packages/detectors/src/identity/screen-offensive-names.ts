/** Words in the names of an account that no name may carry: coarse ones, slurs, praise of persecution. Everybody who gets a message reads them. */
import type { SignalSink } from '@goodstanding/model'
import { claimsOfOffence } from '../name/claims-of-words.ts'
import { nameForms } from '../name/name-forms.ts'
import type { AccountClaims } from './screen-account.ts'
import { usernameWords } from './screen-protected-names.ts'

/** What people are called as well. */
const GIVEN = /^(?:isis|nazi)$/

/** Whose work it is to deal with what their title names. */
const WORKS_ON_IT =
  /investigat|officer|prevent|counsel|research|analy|advoca|police|law|attorney|audit|journalist|nurse|therap|complian|protect|against|anti|survivor|victim|调查|研究|防|反|律师|记者|辅导|审计|合规|救助/i
/** A title tells of somebody's work, which has hard words of its own: what it offends with is looked at and refused by nobody alone. */
const TITLE_AT_MOST = 0.8

/** Says `name.indecent` and `name.public-interest` of an account's names; whole words only, so that Cockburn and Phuc stay what they are. */
export function screenOffensiveNames(account: AccountClaims, pointer: string, sink: SignalSink): void {
  for (const field of ['name', 'username'] as const) {
    const value = field === 'name' ? (account.name ?? '') : usernameWords(account.username ?? '')
    if (value === '') continue
    for (const { signal, score, word } of claimsOfOffence(nameForms(value)))
      if (!GIVEN.test(word)) sink.see(signal, score, { pointer: `${pointer}/${field}` }, word)
  }
  const title = account.title ?? ''
  if (title === '' || WORKS_ON_IT.test(title)) return
  for (const { signal, score, word } of claimsOfOffence(nameForms(title)))
    sink.see(signal, Math.min(score, TITLE_AT_MOST), { pointer: `${pointer}/title` }, word)
}

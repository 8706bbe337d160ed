/** Words in the names of an account that no name may carry: coarse ones, slurs, praise of persecution. Everybody who gets a message reads them. */
import type { SignalSink } from '@goodstanding/model'
import { claimsOfOffence } from '../name/claims-of-words.ts'
import { nameForms } from '../name/name-forms.ts'
import type { AccountClaims } from './screen-account.ts'
import { usernameWords } from './screen-protected-names.ts'

/** What people are called as well. */
const GIVEN = /^(?:isis|nazi)$/

/** Says `name.indecent` and `name.public-interest` of an account's names; whole words only, so that Cockburn and Phuc stay what they are. */
export function screenOffensiveNames(account: AccountClaims, pointer: string, sink: SignalSink): void {
  for (const field of ['name', 'username'] as const) {
    const value = field === 'name' ? (account.name ?? '') : usernameWords(account.username ?? '')
    if (value === '') continue
    for (const { signal, score, word } of claimsOfOffence(nameForms(value)))
      if (!GIVEN.test(word)) sink.see(signal, score, { pointer: `${pointer}/${field}` }, word)
  }
}

/** Words in the names of an account that no name may carry: coarse ones, slurs, praise of persecution. Everybody who gets a message reads them. */
import type { SignalName, SignalSink } from '@goodstanding/model'
import { claimsOf } from '../name/claims.ts'
import { nameForms } from '../name/name-forms.ts'
import type { AccountClaims } from './screen-account.ts'
import { usernameWords } from './screen-protected-names.ts'

const OFFENSIVE: readonly SignalName[] = ['name.indecent', 'name.public-interest']

/** What people are called as well. */
const GIVEN = /^(?:isis|nazi)$/

/** Says `name.indecent` and `name.public-interest` of an account's names; whole words only, so that Cockburn and Phuc stay what they are. */
export function screenOffensiveNames(account: AccountClaims, pointer: string, sink: SignalSink): void {
  for (const field of ['name', 'username'] as const) {
    const value = field === 'name' ? (account.name ?? '') : usernameWords(account.username ?? '')
    if (value === '') continue
    for (const { signal, score, word } of claimsOf(nameForms(value)))
      if (OFFENSIVE.includes(signal) && !GIVEN.test(word))
        sink.see(signal, score, { pointer: `${pointer}/${field}` }, word)
  }
}

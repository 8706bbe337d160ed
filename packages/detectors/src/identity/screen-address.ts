/** Whether an account is called by the role and the surname of somebody who leads: `CEO Wallenstein`, `王总`. */
import type { SignalSink, Span } from '@goodstanding/model'
import { type Address, addressOf, isAddressedAs } from './addressed-as.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'

/** A person looks. */
const ADDRESSED = 0.7
/** Customers are saved so, and every Mr Wang is called so in Chinese: it counts only beside what they ask for. */
const USUAL = 0.62
/** What any manager is called in Chinese. */
const OF_MANAGERS = /[总總董]$/u

/** Surnames of two signs are too rare for another chairman of the same to be the one who is saved so. */
function isUsualFor({ kind }: AccountClaims, said: string, { surname }: Address): boolean {
  const isChinese = /\p{Script=Han}/u.test(said)
  if (isChinese && OF_MANAGERS.test(said.trim())) return true
  return (kind === 'external' || kind === 'guest') && !(isChinese && surname.length > 1)
}

/** `said`: the name or the words of the user name that stands at `place`. */
export function screenAddress(
  account: AccountClaims,
  facts: AccountFacts,
  { said, place }: { readonly said: string; readonly place: Span },
  sink: SignalSink,
): void {
  const address = addressOf(said)
  if (address === null) return
  const people = typeof facts.people === 'function' ? facts.people(said) : facts.people
  const meant = Array.from(people).filter(
    (person) => person.roles.includes('executive') && person.kind !== 'app' && isAddressedAs(address, person.name),
  )
  const [first] = meant
  // Who leads is called so by right.
  if (first === undefined || meant.some(({ id }) => id === account.id)) return
  const isUsual = isUsualFor(account, said, address)
  sink.see('identity.executive', isUsual ? USUAL : ADDRESSED, place, first.id)
}

/** Whose names an account's names imitate: who leads, administers or works there, and the service's own staff. */
import type { SignalName, SignalSink } from '@goodstanding/model'
import { isSlipOf } from '../name/slips-of-hand.ts'
import { nameBeside } from './name-beside.ts'
import {
  type Likeness,
  likenessInAnyScript,
  likenessOf,
  type NamedPerson,
  type PersonName,
  personName,
  personNameOf,
} from './person-name.ts'
import type { AccountClaims, AccountFacts, DirectoryPerson } from './screen-account.ts'
import { screenAddress } from './screen-address.ts'
import { usernameWords } from './screen-protected-names.ts'

/** A namesake is no impostor; letters in disguise are chosen to deceive. */
const ROLE_SCORES: Readonly<Record<Likeness, number>> = {
  same: 0.9,
  disguised: 0.96,
  near: 0.74,
  spelled: 0.7,
  beside: 0.74,
}
const COLLEAGUE_SCORES: Readonly<Record<Likeness, number>> = {
  same: 0.6,
  disguised: 0.92,
  near: 0.45,
  spelled: 0.3,
  beside: 0,
}

/** Whom others take for an administrator: `kind` grants nothing, and their name is borrowed all the same. */
function signalOf(person: DirectoryPerson): SignalName {
  if (person.roles.includes('executive')) return 'identity.executive'
  if (person.roles.includes('admin') || person.kind === 'admin') return 'identity.administrator'
  return 'identity.colleague'
}

/** A name as it is claimed, and the whole name that is in it beside who speaks for its bearer. */
type Claimed = { readonly name: PersonName; readonly beside: string | null; readonly besideName: PersonName | null }

/** An app that was approved may be called after whom it serves. */
function claimedIn(said: string, account: AccountClaims, facts: AccountFacts): Claimed {
  const isOwnApp = account.kind === 'app' && facts.approvedApp(account.id)
  const beside = isOwnApp ? null : nameBeside(said)
  return { name: personName(said), beside, besideName: beside === null ? null : personName(beside) }
}

/** Who may be meant by the name or by the one in it. */
function peopleLike({ people }: AccountFacts, said: string, { beside }: Claimed): readonly DirectoryPerson[] {
  if (typeof people !== 'function') return [...people]
  return [...new Set([...people(said), ...(beside === null ? [] : people(beside))])]
}

function likenessBeside({ besideName }: Claimed, person: NamedPerson): Likeness | null {
  return besideName === null || likenessInAnyScript(besideName, person) === null ? null : 'beside'
}

/** Whoever shares a name with a colleague may add to it what tells them apart; who is meant by the account itself has the name all the same. */
function likenessTo(claimed: Claimed, person: DirectoryPerson, isOwn: boolean): Likeness | null {
  const leads = signalOf(person) !== 'identity.colleague'
  const likeness = leads ? likenessInAnyScript(claimed.name, person) : likenessOf(claimed.name, personNameOf(person))
  return likeness ?? (leads || isOwn ? likenessBeside(claimed, person) : null)
}

export function screenPeople(account: AccountClaims, facts: AccountFacts, pointer: string, sink: SignalSink): void {
  const name = account.name ?? ''
  const claimed = claimedIn(name, account, facts)
  const matches: { readonly person: DirectoryPerson; readonly likeness: Likeness }[] = []
  for (const person of peopleLike(facts, name, claimed)) {
    const likeness = likenessTo(claimed, person, person.id === account.id)
    // The account's own person bears the name by right, whoever shares it.
    if (person.id === account.id && likeness !== null) return
    if (likeness !== null && person.kind !== 'app') matches.push({ person, likeness })
  }
  for (const { person, likeness } of matches) {
    const signal = signalOf(person)
    const scores = signal === 'identity.colleague' ? COLLEAGUE_SCORES : ROLE_SCORES
    sink.see(signal, scores[likeness], { pointer: `${pointer}/name`, start: 0, end: name.length }, person.id)
  }
  const place = { pointer: `${pointer}/name`, start: 0, end: name.length }
  if (matches.length === 0) screenAddress(account, facts, { said: name, place }, sink)
}

/** `jane.doe` beside another name: people share initials and surnames, so a person looks. */
export function screenUsername(account: AccountClaims, facts: AccountFacts, pointer: string, sink: SignalSink): void {
  const words = usernameWords(account.username ?? '').trim()
  if (!words.includes(' ')) return
  screenAddress(account, facts, { said: words, place: { pointer: `${pointer}/username` } }, sink)
  const claimed = claimedIn(words, account, facts)
  const alike = peopleLike(facts, words, claimed).filter((person) => {
    const likeness = likenessOf(claimed.name, personNameOf(person))
    if (person.kind === 'app') return false
    if (likeness === null) return likenessTo(claimed, person, person.id === account.id) === 'beside'
    return likeness === 'same' || likeness === 'disguised' || isSlipOf(words, person.name)
  })
  if (alike.some(({ id }) => id === account.id)) return
  for (const person of alike) {
    const signal = signalOf(person)
    if (signal !== 'identity.colleague')
      sink.see(signal, ROLE_SCORES.near, { pointer: `${pointer}/username` }, person.id)
  }
}

export function screenStaff(account: AccountClaims, facts: AccountFacts, pointer: string, sink: SignalSink): void {
  let claimed: Claimed | null = null
  for (const member of facts.staff) {
    if (member.account === account.id) return
    claimed ??= claimedIn(account.name ?? '', account, facts)
    const likeness = likenessInAnyScript(claimed.name, member) ?? likenessBeside(claimed, member)
    if (likeness !== null)
      sink.see('identity.staff', ROLE_SCORES[likeness], { pointer: `${pointer}/name` }, member.name)
    const title = account.title ?? ''
    if (title !== '' && member.title !== null && likenessOf(personName(title), personName(member.title)) !== null)
      sink.see('identity.staff', 0.7, { pointer: `${pointer}/title` }, member.title)
  }
}

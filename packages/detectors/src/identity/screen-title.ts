/** Whether an account takes a title that somebody else of the organization holds and that one person alone can hold: `Chief Executive`, `董事长`. */
import type { SignalSink } from '@goodstanding/model'
import type { AccountClaims, AccountFacts } from './screen-account.ts'

/** A person looks: there are successors, and deputies who leave the word out. */
const TAKEN = 0.7

/** Titles of which an organization has one. Vice presidents, directors and partners are many. */
const SOLE =
  /^(?:the )?(?:(?:group|global|interim|acting) )?(?:ceo|cfo|cto|coo|cio|ciso|cmo|chro|cpo|chief executive|chief(?: \p{L}+){1,3} officer|chair(?:man|woman|person)?(?: of the board)?|managing director|president|general manager|general counsel|head of \p{L}+(?: \p{L}+){0,3}|owner|founder)$|^(?:集团|公司)?(?:董事[长長]|[总總]裁|[总總][经經]理|首席\p{Script=Han}{2,4}官|[财財][务務][总總][监監]|人事[总總][监監]|技[术術][总總][监監]|法定代表人|[创創]始人)$/u

const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** The title by which who leads is found; null where several may hold it. */
export function soleTitle(title: string | null | undefined): string | null {
  if (title === null || title === undefined || title === '') return null
  const plain = plainTitle(title)
  return SOLE.test(plain) ? plain : null
}

export function screenTitle(
  account: Pick<AccountClaims, 'id' | 'title'>,
  facts: Pick<AccountFacts, 'people'>,
  pointer: string,
  sink: SignalSink,
): void {
  const title = soleTitle(account.title)
  if (title === null) return
  const people = typeof facts.people === 'function' ? facts.people(title) : facts.people
  const holders = Array.from(people).filter(
    (person) => person.kind !== 'app' && person.roles.includes('executive') && soleTitle(person.title) === title,
  )
  const [first] = holders
  // Who holds it too has it by right.
  if (first === undefined || holders.some(({ id }) => id === account.id)) return
  sink.see('identity.executive', TAKEN, { pointer: `${pointer}/title` }, first.id)
}

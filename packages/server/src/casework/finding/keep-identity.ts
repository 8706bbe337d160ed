/** What the holder of an account can be known by again, kept as keyed tokens: of a registration, and of whoever an account is handed to. */
import { type IdentityClaims, identityTokens, type MakeToken } from '@goodstanding/detectors'
import { addAccountIdentity, findIdsOfType, handAccountIdentity } from '@goodstanding/ledger'
import type { Decision, Event, Instant } from '@goodstanding/model'
import { ledgerId } from '../../decide/made-before.ts'
import { readEvent } from '../../http/read-event.ts'
import { readDecisionsOf } from '../../vault/open-decisions.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { isErasedEvent } from '../../vault/seal-decision.ts'
import type { Desk } from '../parts.ts'
import type { Unit } from '../unit.ts'

type Identifying = Extract<Event, { type: 'account.register' | 'account.transfer' }>

const NOBODY: IdentityClaims = {
  email: null,
  phone: null,
  documentNumber: null,
  name: null,
  birthDate: null,
  country: null,
  device: null,
}

/** Whether an event that was not refused says who holds an account. A name alone knows nobody; that somebody else holds it is told all the same. */
export function tellsIdentity(event: Event, { effect }: Pick<Decision, 'effect'>): event is Identifying {
  if (effect === 'block') return false
  return event.type === 'account.transfer' || (event.type === 'account.register' && isKnownBy(claimsOf(event)))
}

type Told = {
  readonly event: Event
  readonly decision: Pick<Decision, 'effect'>
  /** Whether it had happened before it was decided. */
  readonly observed: boolean
}

/** Keeps who holds the account from now on. A transfer that waits for a person changes nothing yet: see `handReleased`. */
export async function keepIdentity(tx: VaultDb, { event, decision, observed }: Told, make: MakeToken): Promise<void> {
  if (!tellsIdentity(event, decision)) return
  if (event.type === 'account.register') await addAccountIdentity(tx, toldBy(event, event.time, make))
  else if (decision.effect !== 'hold' || observed) await handAccountIdentity(tx, toldBy(event, event.time, make))
}

/** Transfers among decisions that go on, though they were held: from now on somebody else holds these accounts. */
export async function handReleased(desk: Desk, unit: Unit, decisions: readonly string[]): Promise<void> {
  const transfers = await findIdsOfType(unit.tx, decisions.flatMap(ledgerIds), 'account.transfer')
  for (const row of await readDecisionsOf(unit.tx, transfers)) {
    if (isErasedEvent(row.event)) continue
    const event = readEvent(row.event, row.decidedAt)
    if (event.type === 'account.transfer')
      await handAccountIdentity(unit.tx, toldBy(event, unit.now, desk.memory.token))
  }
}

function toldBy(event: Identifying, at: Instant, make: MakeToken) {
  const claims = claimsOf(event)
  const tokens = isKnownBy(claims) ? identityTokens(claims, make).map(({ token }) => token) : []
  return { account: event.data.account.id, organization: event.data.organization, tokens, at }
}

const ledgerIds = (decision: string): readonly string[] => {
  const id = ledgerId(decision)
  return id === null ? [] : [id]
}

const isKnownBy = ({ email, phone, documentNumber, birthDate, device }: IdentityClaims): boolean =>
  [email, phone, documentNumber, birthDate, device].some((one) => one !== null && one.trim() !== '')

function claimsOf(event: Identifying): IdentityClaims {
  if (event.type === 'account.transfer') return { ...NOBODY, ...event.data.to }
  const { account, session } = event.data
  const { email = null, phone = null, documentNumber = null, name, birthDate = null, country = null } = account
  return { email, phone, documentNumber, name, birthDate, country, device: session?.device ?? null }
}

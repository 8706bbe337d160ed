/** What the holder of an account can be known by again, kept as keyed tokens: of a registration, and of whoever an account is handed to. */
import { type IdentityClaims, identityTokens, type MakeToken } from '@goodstanding/detectors'
import { addAccountIdentity, handAccountIdentity } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'

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

/** Keeps who holds the account from now on. A transfer that waits for a person may go through: until then both may hold it. */
export async function keepIdentity(
  tx: VaultDb,
  { event, decision }: { readonly event: Event; readonly decision: Pick<Decision, 'effect'> },
  make: MakeToken,
): Promise<void> {
  if (!tellsIdentity(event, decision)) return
  const { account, organization } = event.data
  const claims = claimsOf(event)
  const tokens = isKnownBy(claims) ? identityTokens(claims, make).map(({ token }) => token) : []
  const told = { account: account.id, organization, tokens, at: event.time }
  if (event.type === 'account.register' || decision.effect === 'hold') await addAccountIdentity(tx, told)
  else await handAccountIdentity(tx, told)
}

const isKnownBy = ({ email, phone, documentNumber, birthDate, device }: IdentityClaims): boolean =>
  [email, phone, documentNumber, birthDate, device].some((one) => one !== null && one.trim() !== '')

function claimsOf(event: Identifying): IdentityClaims {
  if (event.type === 'account.transfer') return { ...NOBODY, ...event.data.to }
  const { account, session } = event.data
  const { email = null, phone = null, documentNumber = null, name, birthDate = null, country = null } = account
  return { email, phone, documentNumber, name, birthDate, country, device: session?.device ?? null }
}

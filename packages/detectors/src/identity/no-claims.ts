/** An account of which nothing is said. */
import type { AccountClaims } from './screen-account.ts'

export const NO_CLAIMS: AccountClaims = {
  id: '',
  kind: null,
  name: null,
  username: null,
  title: null,
  affiliation: null,
  email: null,
  phone: null,
  documentNumber: null,
  birthDate: null,
  ageBand: null,
  country: null,
  guardianConsent: null,
  device: null,
  ip: null,
}

/**
 * A valid, innocent `data` for each event type: what examples of clauses are merged over, and what documentation shows.
 * Nothing in them gives any clause a reason.
 */
import type { EventType } from './event.ts'

type Data = Readonly<Record<string, unknown>>

const shared: Data = {
  organization: 'northwind',
  actor: { id: 'northwind-li', kind: 'member', name: 'Li Wei' },
}
const administrator: Data = { ...shared, actor: { id: 'northwind-ada', kind: 'admin', name: 'Ada Berg' } }
const colleagues = { kind: 'group', relation: 'colleague', recipients: ['northwind-omar'], size: 5 }
const message: Data = {
  ...shared,
  conversation: { id: 'c-1', kind: 'group' },
  audience: colleagues,
  content: { text: 'The stand-up moves to nine.' },
}
const subject = { id: 'northwind', name: 'Northwind Carpentry Ltd', kind: 'company', country: 'GB' }
const sha256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'
const use: Data = { ...administrator, purpose: 'payroll', fields: ['name'], about: 'member' }

const DEFAULTS: Readonly<Record<EventType, Data>> = {
  'organization.register': { ...administrator, subject },
  'organization.rename': { ...administrator, subject },
  'organization.verify': { ...administrator, subject },
  'account.register': {
    ...shared,
    account: { id: 'northwind-new', kind: 'member', name: 'Noor Haddad', ageBand: '18-plus', country: 'GB' },
  },
  'account.update': { ...shared, account: { id: 'northwind-li', name: 'Li Wei' } },
  'account.transfer': {
    ...shared,
    account: { id: 'northwind-li' },
    to: { name: 'Omar Reyes' },
    reason: 'handover of the front desk',
  },
  'session.start': { ...shared, account: { id: 'northwind-li' }, outcome: 'success' },
  'message.send': message,
  'message.edit': { ...message, edits: { source: 'https://chat.example/eu', id: 'm-1' } },
  'content.publish': {
    ...shared,
    surface: 'post',
    audience: { kind: 'organization', relation: 'colleague' },
    content: { text: 'Minutes of Monday are in the folder.' },
  },
  'file.upload': { ...shared, file: { name: 'minutes.txt', mediaType: 'text/plain', size: 812, sha256 } },
  'live.start': {
    ...shared,
    live: { id: 'l-1', title: 'Quarterly review', audience: { kind: 'organization', relation: 'colleague' } },
  },
  'live.frame': {
    ...shared,
    live: { id: 'l-1', title: 'Quarterly review', audience: { kind: 'organization', relation: 'colleague' } },
    frame: { at: 0 },
  },
  'contact.invite': { ...shared, contact: { id: 'x-1' } },
  'contact.decline': { ...shared, contact: { id: 'x-1' } },
  'directory.import': {
    ...administrator,
    purpose: 'directory',
    rows: [{ person: { id: 'northwind-p1', name: 'Noor Haddad' }, kind: 'member' }],
  },
  'directory.update': {
    ...administrator,
    purpose: 'directory',
    rows: [{ person: { id: 'northwind-p1', name: 'Noor Haddad' }, kind: 'member' }],
  },
  'directory.read': { ...shared, count: 1, kind: 'member' },
  'directory.export': { ...administrator, count: 1, kind: 'member', purpose: 'payroll' },
  'data.collect': use,
  'data.use': use,
  'data.share': { ...use, recipient: 'partner' },
  'data.disclose': { ...use, visibility: 'private' },
  'api.call': { ...shared, app: { id: 'app-1' }, method: 'GET', path: '/v1/calendar', status: 200 },
  'app.register': {
    ...administrator,
    app: { id: 'app-1', name: 'Roster', publisher: 'Northwind', scopes: ['calendar.read'] },
  },
  'embed.load': { ...shared, origin: 'https://intranet.northwind.example', host: 'goodstanding.example' },
  'campaign.start': {
    ...shared,
    campaign: { title: 'Summer party', text: 'Choose a date for the summer party.', purpose: 'other' },
  },
  'seat.assign': { ...administrator, seat: 's-1', member: { id: 'northwind-li' } },
  'client.attest': { ...shared, attestation: { verdict: 'ok' } },
}

/** Data merged over the default of its type: objects merge member by member, everything else replaces. */
export function withDefaults(type: EventType, data: Data): Data {
  return mergeObjects(DEFAULTS[type], data)
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mergeObjects(below: Data, above: Data): Data {
  const merged: Record<string, unknown> = { ...below }
  for (const [name, value] of Object.entries(above)) {
    const under = merged[name]
    merged[name] = isObject(under) && isObject(value) ? mergeObjects(under, value) : value
  }
  return merged
}

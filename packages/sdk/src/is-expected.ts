/**
 * Whether an answer that a service acts on is one of Goodstanding's. A proxy's page, a portal that wants somebody to sign in, or another server at
 * the same address answers 200 too, and whoever takes that for a decision blocks somebody, or lets them go.
 */

type Asking = { readonly method: string; readonly path: string; readonly body: unknown }

const EFFECTS: readonly unknown[] = ['allow', 'flag', 'hold', 'block']
const STATES: readonly unknown[] = ['good', 'limited', 'suspended', 'terminated']

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** One of a batch: it may be a problem in its place. */
const isItem = (holds: (item: unknown) => boolean) => (item: unknown) =>
  holds(item) || typeof fieldsOf(item)['kind'] === 'string'

const hasEffect = (value: unknown): boolean => EFFECTS.includes(fieldsOf(value)['effect'])
const isAccepted = (value: unknown): boolean => fieldsOf(value)['status'] === 'accepted'

/** True of calls that nothing is known of here. */
export function isExpected({ method, path, body }: Asking, value: unknown): boolean {
  const [, , call = '', ...more] = path.split('/')
  if (method === 'POST' && (path === '/v1/decisions' || path === '/v1/events')) {
    const holds = call === 'decisions' ? hasEffect : isAccepted
    if (!Array.isArray(body)) return holds(value)
    return Array.isArray(value) && value.length === body.length && value.every(isItem(holds))
  }
  if (method === 'POST' && path === '/v1/reports') return typeof fieldsOf(value)['id'] === 'string'
  if (method === 'GET' && call === 'standing' && more.length === 2) return STATES.includes(fieldsOf(value)['state'])
  const isFact = ['organizations', 'people', 'permits', 'consents'].includes(call) && more.length === 1
  if (method === 'GET' && isFact) return typeof fieldsOf(value)['version'] === 'number'
  return true
}

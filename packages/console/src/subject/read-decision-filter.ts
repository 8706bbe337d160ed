/** `effect:hold type:message.send day:2026-11-25` -> what the server filters recorded decisions by. Unknown words ask for nothing. */

const FIELDS: Readonly<Record<string, string>> = {
  effect: 'effect',
  type: 'type',
  clause: 'clause',
  org: 'organization',
  actor: 'actor',
  from: 'from',
  until: 'until',
}
const DAY_MS = 86_400_000
/** An end that is a day is its beginning. */
const DAY = /^\d{4}-\d{2}-\d{2}$/

export function readDecisionFilter(typed: string): Readonly<Record<string, string>> {
  const asked: Record<string, string> = {}
  for (const part of typed.normalize('NFKC').split(/\s+/)) {
    const [field = '', ...rest] = part.split(':')
    const value = rest.join(':')
    const name = FIELDS[field]
    if (value === '') continue
    if (name !== undefined) asked[name] = DAY.test(value) ? `${value}T00:00:00Z` : value
    const day = field === 'day' ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
    if (!Number.isNaN(day)) {
      asked['from'] = new Date(day).toISOString()
      asked['until'] = new Date(day + DAY_MS).toISOString()
    }
  }
  return asked
}

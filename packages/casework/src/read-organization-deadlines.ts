/** Reads what an organization stated in `deadlines`: by severity, an ISO 8601 duration (`PT8H`, `P1D`) or hours. */
import type { Severity } from '@goodstanding/model'
import type { OrganizationDeadlines } from './deadlines.ts'
import { DAY, HOUR, MINUTE, SECOND } from './durations.ts'
import { SEVERITIES } from './severity.ts'

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const UNITS = [7 * DAY, DAY, HOUR, MINUTE, SECOND]

function readDuration(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value * HOUR : null
  const parts = typeof value === 'string' ? DURATION.exec(value) : null
  if (parts === null) return null
  const length = UNITS.reduce((sum, unit, at) => sum + Number(parts[at + 1] ?? 0) * unit, 0)
  return length > 0 ? length : null
}

/** The first name of `deadlines` that says nothing: no severity, or no length of time. Null when every one can be read. */
export function findUnreadDeadline(stated: Readonly<Record<string, unknown>>): string | null {
  const known = SEVERITIES.map(String)
  const unread = Object.entries(stated).find(
    ([name, value]) => !known.includes(name) || (value !== null && readDuration(value) === null),
  )
  return unread?.[0] ?? null
}

/** What can be read counts; the policy's deadline stands for what cannot. */
export function readOrganizationDeadlines(stated: Readonly<Record<string, unknown>>): OrganizationDeadlines {
  const own: Partial<Record<Severity, number>> = {}
  for (const severity of SEVERITIES) {
    const length = readDuration(stated[String(severity)])
    if (length !== null) own[severity] = length
  }
  return own
}

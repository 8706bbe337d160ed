/** Instants and spans in the reader's words, by Intl. */
import { serverNow } from './server-clock.ts'
import type { Language } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

type DateForm = 'instant' | 'day' | 'stated' | 'time' | 'short'

const DATE_FORMS: Readonly<Record<DateForm, Intl.DateTimeFormatOptions>> = {
  // `dateStyle` and the zone exclude each other. Notices are in UTC, so that an instant beside them says what it is in.
  instant: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  day: { dateStyle: 'medium' },
  stated: { dateStyle: 'medium', timeZone: 'UTC' },
  time: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  short: { day: 'numeric', month: 'short' },
}

/** Making a formatter costs half a millisecond, and a queue asks for one in every row that it draws. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatOf(form: DateForm, language: Language): Intl.DateTimeFormat {
  const name = `${form} ${language}`
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(localeOf(language), DATE_FORMS[form])
  formatters.set(name, made)
  return made
}

/** `3 d`, `19 h`, `46 min`: the size of a span, without its direction. */
export function sayLength(ms: number, language: Language): string {
  const size = Math.abs(ms)
  const [value, en, zh] =
    size >= 2 * DAY
      ? [Math.floor(size / DAY), 'd', '天']
      : size >= HOUR
        ? [Math.floor(size / HOUR), 'h', '小时']
        : [Math.max(0, Math.floor(size / MINUTE)), 'min', '分钟']
  return language === 'zh' ? `${value} ${zh}` : `${value} ${en}`
}

/** With its zone at the end: in Chinese it would come before the time. */
function sayZoned(form: 'instant' | 'time', at: string | number, language: Language): string {
  const parts = formatOf(form, language).formatToParts(new Date(at))
  const said = parts.map(({ value }) => value).join('')
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return language === 'zh' ? `${said.replace(`${zone} `, '')} ${zone}` : said
}

export function sayInstant(at: string | number, language: Language): string {
  return sayZoned('instant', at, language)
}

export function sayDay(at: string | number, language: Language): string {
  return formatOf('day', language).format(new Date(at))
}

/** What was stated as a day - of a document, the last one of a permit, the first one of a policy - is that day for every reader: in UTC. */
export function sayStatedDay(at: string | number, language: Language): string {
  return formatOf('stated', language).format(new Date(at))
}

/** An end of a stated span: whole days are said as days, the last one with them, anything else to the minute. */
export function saySpanEdge(at: string, edge: 'from' | 'until', language: Language): string {
  const ms = Date.parse(at)
  if (ms % DAY !== 0) return sayInstant(at, language)
  return sayStatedDay(edge === 'from' ? ms : ms - 1, language)
}

/** The time of today, the day of any other, with its year unless it is this one. */
export function sayShort(at: string | number, language: Language, now: number = serverNow()): string {
  const [then, today] = [new Date(at), new Date(now)]
  if (today.toDateString() === then.toDateString()) return sayClock(at, language)
  return formatOf(today.getFullYear() === then.getFullYear() ? 'short' : 'day', language).format(then)
}

/** The time alone, with its zone: of what is minutes away, also where midnight lies between. */
export function sayClock(at: string | number, language: Language): string {
  return sayZoned('time', at, language)
}

export function sayNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value)
}

/**
 * Counts among the values of a text: thousands stand apart in a sentence as they do in a table. Shares and seconds stay as they were given,
 * and so do small ones, for which no formatter is made.
 */
export const sayCounts = (values: readonly (string | number)[], language: Language): readonly (string | number)[] =>
  values.map((value) =>
    typeof value === 'number' && value >= 1_000 && Number.isInteger(value) ? sayNumber(value, language) : value,
  )

/** A share: `12.5%`. */
export function sayPercent(share: number, language: Language): string {
  return `${sayNumber(share * 100, language, 1)}%`
}

/** The instant some days from now, as the contract writes it. */
export function daysAhead(days: number, now: number = serverNow()): string {
  return new Date(now + days * DAY).toISOString()
}

/** Instants and spans in the reader's words, by Intl. */
import type { Language } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

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

export function sayInstant(at: string | number, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

export function sayDay(at: string | number, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(new Date(at))
}

/** The time of today, the day of any other. */
export function sayShort(at: string | number, language: Language, now: number = Date.now()): string {
  const date = new Date(at)
  const isToday = new Date(now).toDateString() === date.toDateString()
  const form = isToday ? ({ timeStyle: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(localeOf(language), form).format(date)
}

export function sayNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value)
}

/** `2026-12-02T10:00` for a date field, some days ahead, in local time. */
export function daysAhead(days: number, now: number = Date.now()): string {
  return new Date(now + days * DAY).toISOString()
}

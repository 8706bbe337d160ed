/** How column values become values of our types. Timestamps are read in UTC: the pool sets the session's time zone. */
import { types } from 'pg'

const BIGINT = 20
const TIMESTAMPTZ = 1184

function readTimestamp(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`)
}

function readBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is past 2^53; read it as text in its query.`)
  return value
}

/** Passed to every pool. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary' && oid === TIMESTAMPTZ) return readTimestamp
    if (format !== 'binary' && oid === BIGINT) return readBigint
    return types.getTypeParser(oid, format)
  },
}

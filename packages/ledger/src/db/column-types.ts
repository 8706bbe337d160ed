/** How column values become values of our types. Timestamps are read in UTC: the pool sets the session's time zone. */
import { TypeOverrides, types } from 'pg'

function readTimestamp(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`)
}

function readBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is past 2^53; read it as text in its query.`)
  return value
}

/** Passed to every connection. */
export const columnTypes = new TypeOverrides()
columnTypes.setTypeParser(types.builtins.INT8, readBigint)
columnTypes.setTypeParser(types.builtins.TIMESTAMPTZ, readTimestamp)

/** Steps that repeat with other people: `{turn}` in a text of their data is the number of the turn, from 1. */

type Data = Readonly<Record<string, unknown>>

const TURN = '{turn}'

/** The data of a step in one of its turns, counted from 0. */
export function dataOfTurn(data: Data, turn: number): Data {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, ofTurn(value, String(turn + 1))]))
}

function ofTurn(value: unknown, turn: string): unknown {
  if (typeof value === 'string') return value.includes(TURN) ? value.replaceAll(TURN, turn) : value
  if (Array.isArray(value)) return value.map((item) => ofTurn(item, turn))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ofTurn(inner, turn)]))
}

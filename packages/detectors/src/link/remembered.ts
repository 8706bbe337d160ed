/** What is worked out once for words that come again and again: hosts, endings. */

export type Remembered<Value> = {
  readonly of: (key: string) => Value
  readonly clear: () => void
}

/** Keeps at most about `most` values; when there are more, those not asked for since half as many others came are forgotten. */
export function remember<Value>(most: number, workOut: (key: string) => Value): Remembered<Value> {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  const keep = (key: string, value: Value): Value => {
    if (young.size * 2 >= most) {
      old = young
      young = new Map()
    }
    young.set(key, value)
    return value
  }
  return {
    of: (key) => {
      const known = young.get(key)
      if (known !== undefined) return known
      const before = old.get(key)
      return keep(key, before === undefined ? workOut(key) : before)
    },
    clear: () => {
      young = new Map()
      old = new Map()
    },
  }
}

/**
 * Addresses in the order of Chinese: province, up to three districts, a street, the number of a house. A pattern for all of it would try every way
 * to part a row of districts; so the house is found first, and what may stand before it is followed back, each place once.
 */

import type { Place } from './numbers-of-people.ts'

/** With the end of its street's name. */
const HOUSE = /(?:胡同|[路街道巷弄])\s?\d{1,5}\s?号/gu
/** What lies within a house: buildings, entrances, rooms. */
const WITHIN = /(?:\s?\p{Script=Han}{0,12}\d{1,4}(?:号楼|栋|幢|座|单元|室|层|号)){0,4}/uy
const HAN = /^\p{Script=Han}$/u

const DISTRICTS = ['市', '区', '县', '镇', '乡', '街道']
const PROVINCES = ['省', '市', '自治区']
const MOST_DISTRICTS = 3
/** Letters of the name of a street, of a district, of a province, without the word behind it. */
const STREET = { least: 1, most: 12 }
/** Of an avenue (大道) its first letter is none of the name. */
const AVENUE = { least: 1, most: 13 }
const DISTRICT = { least: 1, most: 8 }
const PROVINCE = { least: 2, most: 8 }
/** All of it together, and no more. */
const LONGEST = 64

type Named = { readonly least: number; readonly most: number }

/** Where a name may begin that ends, with one of these words behind it, at one of `ends`. */
function beginnings(row: string, ends: readonly number[], words: readonly string[], { least, most }: Named): number[] {
  const found = new Set<number>()
  for (const end of ends)
    for (const word of words) {
      if (!row.endsWith(word, end)) continue
      for (let length = least; length <= most && end - word.length - length >= 0; length++)
        found.add(end - word.length - length)
    }
  return [...found]
}

/** Where the districts before a street begin, the farthest; null: there is none. `row`: the Chinese letters before the last of the street. */
function firstDistrict(row: string, street: string): number | null {
  let ends = beginnings(row, [row.length], [''], street === '道' && row.endsWith('大') ? AVENUE : STREET)
  let first = row.length
  for (let districts = 1; districts <= MOST_DISTRICTS && ends.length > 0; districts++) {
    ends = beginnings(row, ends, DISTRICTS, DISTRICT)
    first = Math.min(first, ...ends, ...beginnings(row, ends, PROVINCES, PROVINCE))
  }
  return first === row.length ? null : first
}

/** Chinese letters right before a place in the text, no farther back than `from`. */
function rowBefore(text: string, at: number, from: number): string {
  let start = at
  while (start > from && at - start < LONGEST && HAN.test(text.charAt(start - 1))) start--
  return text.slice(start, at)
}

export function findChineseAddresses(text: string): readonly Place[] {
  const found: Place[] = []
  let end = 0
  for (const { 0: house, index } of text.matchAll(HOUSE)) {
    if (index < end) continue
    const row = rowBefore(text, index, end)
    const first = firstDistrict(row, house.charAt(0))
    if (first === null) continue
    WITHIN.lastIndex = index + house.length
    end = WITHIN.lastIndex + (WITHIN.exec(text)?.[0].length ?? 0)
    found.push({ start: index - row.length + first, end })
  }
  return found
}

/** The dictionaries in a value, and whether what stands in them runs by somebody's hand or by itself. */
import type { PdfDictionary, PdfValue } from './read-values.ts'

/** Numbers of objects that something by hand refers to, and those that anything else does. */
export type References = { readonly byHand: Set<number>; readonly others: Set<number> }

/** What somebody presses, clicks or enters. */
const BY_HAND = new Set(['A', 'PA'])
const EVENTS_BY_HAND = new Set(['U', 'D', 'E', 'X', 'Fo', 'Bl'])
/** What belongs to the action that it stands in. */
const OF_THE_SAME = new Set(['Next', 'S', 'JS'])

function runsByHand(entries: PdfDictionary, key: string, byHand: boolean): boolean {
  if (BY_HAND.has(key)) return true
  if (OF_THE_SAME.has(key)) return byHand
  // The events of a field or a picture are told from those of a page or the whole by their names.
  return EVENTS_BY_HAND.has(key) && !entries.has('S') && !entries.has('Type')
}

/** Shows each dictionary, the outermost first, and notes what is referred to. */
export function walkValues(
  value: PdfValue,
  byHand: boolean,
  see: (entries: PdfDictionary, byHand: boolean) => void,
  refer: References | null = null,
): void {
  if (value.kind === 'reference') (byHand ? refer?.byHand : refer?.others)?.add(value.object)
  else if (value.kind === 'array') for (const item of value.items) walkValues(item, byHand, see, refer)
  else if (value.kind === 'dictionary') {
    see(value.entries, byHand)
    for (const [key, inner] of value.entries)
      if (inner.kind !== 'name' && inner.kind !== 'number')
        walkValues(inner, runsByHand(value.entries, key, byHand), see, refer)
  }
}

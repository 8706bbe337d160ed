/**
 * What of a list that comes page by page holds some words. The server has no filter for it: the list is read on until one portion of what
 * fits is there, or to its end, and how much was looked through is said.
 */
import type { Bilingual } from '@goodstanding/model'
import { useEffect, useMemo, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayNumber } from '../frame/times.ts'
import type { KnownPages } from '../frame/use-answer.ts'
import { FRAME } from '../words/frame-words.ts'
import { MORE } from '../words/more-words.ts'
import { folded } from './folded.ts'
import type { MorePages } from './more-button.tsx'
import { SearchField } from './search-field.tsx'

type Asked<Item> = {
  readonly known: KnownPages<Item>
  readonly typed: string
  readonly heldIn: (item: Item) => string
  /** So many are drawn at once. */
  readonly size: number
}

export type Finding<Item> = {
  readonly shown: readonly Item[]
  readonly list: MorePages
  readonly isSeeking: boolean
  /** Of how many it is; null: of so many that one look finds any of them. */
  readonly counted: { readonly found: number; readonly of: number; readonly isAll: boolean } | null
}

export function useFinding<Item>({ known, typed, heldIn, size }: Asked<Item>): Finding<Item> {
  const sought = folded(typed.trim())
  const [wanted, setWanted] = useState(size)
  const [before, setBefore] = useState(sought)
  if (before !== sought) {
    setBefore(sought)
    setWanted(size)
  }
  const { hasMore, isReading, problem, more } = known
  const items = useMemo(() => known.items ?? [], [known.items])
  const found = sought === '' ? items : items.filter((item) => folded(heldIn(item)).includes(sought))
  const isSeeking = sought !== '' && found.length < wanted && hasMore && problem === null
  const isNext = isSeeking && !isReading
  useEffect(() => {
    if (isNext) more()
  }, [isNext, more])
  const isRead = found.length > wanted
  const shown = found.slice(0, wanted)
  return {
    shown,
    list: {
      items: shown,
      hasMore: isRead || hasMore,
      isReading: !isRead && (isReading || isSeeking),
      problem: isRead ? null : problem,
      more: () => {
        setWanted(wanted + size)
        if (!isRead) more()
      },
    },
    isSeeking,
    counted:
      typed === '' && !hasMore && items.length <= size
        ? null
        : { found: found.length, of: items.length, isAll: !hasMore },
  }
}

type FieldProps = {
  readonly finding: Pick<Finding<unknown>, 'isSeeking' | 'counted'>
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly label?: Bilingual
}

/** Nothing above a list that is seen at one look. */
export function FindField({ finding: { isSeeking, counted }, typed, onType, label = MORE.find }: FieldProps) {
  const say = useSay()
  const { language } = usePreferences()
  if (counted === null) return null
  const words = counted.isAll ? MORE.found : MORE.foundSoFar
  const tell = (): string =>
    isSeeking ? say(FRAME.loading) : say(words, sayNumber(counted.found, language), sayNumber(counted.of, language))
  return (
    <p className="row">
      <SearchField label={say(label)} value={typed} onType={onType} />
      <span className="small quiet" role="status">
        {typed.trim() !== '' && tell()}
      </span>
    </p>
  )
}

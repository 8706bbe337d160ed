/** Which cases of the queue are selected, kept as they were then: a filter may hide them meanwhile, and what changed since is refused. */
import type { Case } from '@goodstanding/sdk'
import { useState } from 'react'
import type { QueueItem } from './read-filter.ts'

export type Selection = {
  /** By id. */
  readonly selected: ReadonlyMap<string, Case>
  readonly toggle: (item: QueueItem | undefined) => void
  /** All cases from the one that was toggled last to this one. */
  readonly selectTo: (item: QueueItem | undefined) => void
  readonly select: (cases: readonly Case[]) => void
}

export function useSelection(items: readonly QueueItem[]): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, Case>>(new Map())
  const [last, setLast] = useState<string | null>(null)
  const add = (cases: readonly Case[], before: ReadonlyMap<string, Case>): void =>
    setSelected(new Map([...before, ...cases.map((found) => [found.id, found] as const)]))
  return {
    selected,
    toggle: (item) => {
      if (item?.kind !== 'case') return
      const next = new Map(selected)
      if (!next.delete(item.case.id)) next.set(item.case.id, item.case)
      setSelected(next)
      setLast(item.case.id)
    },
    selectTo: (item) => {
      if (item?.kind !== 'case') return
      const from = items.findIndex((each) => each.kind === 'case' && each.case.id === last)
      const here = items.indexOf(item)
      const range = from === -1 ? [item] : items.slice(Math.min(from, here), Math.max(from, here) + 1)
      add(
        range.flatMap((each) => (each.kind === 'case' ? [each.case] : [])),
        selected,
      )
      setLast(item.case.id)
    },
    select: (cases) => add(cases, new Map()),
  }
}

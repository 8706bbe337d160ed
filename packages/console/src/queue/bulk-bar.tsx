/** What can be done with the selected cases, and the dialog of what is being done. Without a selection keys are about the row in hand. */
import { Suspense, useEffect, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { FRAME } from '../words/frame-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import type { QueueItem } from './read-filter.ts'
import type { Selection } from './use-selection.ts'
import { KeyHint } from '../ui/key-hint.tsx'

/** Loaded when the first case is selected: most readings of the queue select none. */
const loadHands = () => import('./bulk-hands.tsx')
const loadClose = () => import('./bulk-close.tsx')
const BulkClose = laterPart(loadClose, (parts) => parts.BulkClose)
const BulkMove = laterPart(loadHands, (parts) => parts.BulkMove)
const BulkMerge = laterPart(loadHands, (parts) => parts.BulkMerge)

const VERBS = [
  { verb: 'close', act: 'case.decide', words: QUEUE.decideAlike, key: null, Dialog: BulkClose },
  { verb: 'move', act: 'case.move', words: QUEUE.move, key: 'o', Dialog: BulkMove },
  { verb: 'merge', act: 'case.merge', words: QUEUE.merge, key: 'm', Dialog: BulkMerge },
] as const
type Verb = (typeof VERBS)[number]['verb']

type BarProps = { readonly selection: Selection; readonly current: QueueItem | undefined }

export function BulkBar({ selection: { selected, select }, current }: BarProps) {
  const say = useSay()
  const { who } = useSession()
  const [verb, setVerb] = useState<Verb | null>(null)
  const isSelected = selected.size > 0
  useEffect(() => {
    // Who chooses one of them is told where it could not be loaded.
    if (isSelected) Promise.all([loadClose(), loadHands()]).catch(String)
  }, [isSelected])
  const offered = VERBS.filter(({ act }) => who.may.includes(act))
  const begin = (chosen: Verb): void => {
    if (selected.size === 0) {
      if (current?.kind !== 'case') return
      select([current.case])
    }
    setVerb(chosen)
  }
  useHotKeys(
    Object.fromEntries(offered.flatMap(({ verb: each, key }) => (key === null ? [] : [[key, () => begin(each)]]))),
  )
  const Dialog = offered.find((each) => each.verb === verb)?.Dialog ?? null
  if (selected.size === 0) return null
  return (
    <div className="bulk-bar">
      {say(QUEUE.selected, selected.size)}
      {offered.map(({ verb: each, words, key }) => (
        <button key={each} type="button" className="button small" onClick={() => setVerb(each)}>
          {say(words)} {key !== null && <KeyHint of={key.toUpperCase()} />}
        </button>
      ))}
      <button type="button" className="button small plain" onClick={() => select([])}>
        {say(FRAME.cancel)}
      </button>
      {Dialog !== null && (
        <Suspense>
          <Dialog
            cases={[...selected.values()]}
            onClose={(isDone) => {
              setVerb(null)
              if (isDone) select([])
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

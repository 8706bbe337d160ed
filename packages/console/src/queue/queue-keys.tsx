import type { Bilingual } from '@goodstanding/model'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { FRAME } from '../words/frame-words.ts'
import { QUEUE } from '../words/queue-words.ts'

const SHOWN: readonly (readonly [string, Bilingual])[] = [
  ['J', QUEUE.keyNext],
  ['K', QUEUE.keyPrevious],
  ['↵', QUEUE.keyOpen],
  ['X', QUEUE.keySelect],
  ['⇧X', QUEUE.keyRange],
  ['O', QUEUE.keyMove],
  ['M', QUEUE.keyMerge],
  ['C', QUEUE.keyClaim],
  ['T', QUEUE.keyTake],
  ['/', QUEUE.keyFilter],
  ['?', FRAME.allKeys],
]

export function QueueKeys() {
  const say = useSay()
  const { keys } = usePreferences()
  return (
    <div className="key-bar">
      {SHOWN.filter(([key]) => keys !== 'off' || key === '↵').map(([key, words]) => (
        <span key={key}>
          <KeyHint of={key} /> {say(words)}
        </span>
      ))}
    </div>
  )
}

import type { Bilingual } from '@goodstanding/model'
import { useSay } from '../frame/preferences.tsx'
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
  return (
    <div className="key-bar">
      {SHOWN.map(([key, words]) => (
        <span key={key}>
          <kbd>{key}</kbd> {say(words)}
        </span>
      ))}
    </div>
  )
}

/** Every key and what it does. */
import type { Bilingual } from '@goodstanding/model'
import { Dialog } from '../ui/dialog.tsx'
import { FRAME } from '../words/frame-words.ts'
import { KEY_WORDS, KEYS } from '../words/key-words.ts'
import type { Place } from './frame.tsx'
import { keyOf, shownKey, useKeyMoves } from './key-moves.ts'
import { useSay } from './preferences.tsx'

/** Keys that stay where they are, and what they do. */
const FIXED: readonly (readonly [string, Bilingual])[] = [
  ['?', KEYS.all],
  ['Enter', { en: 'Open', zh: '打开' }],
  ['Ctrl K', { en: 'Go to a page, a case or somebody', zh: '前往页面、案件或对象' }],
  ['Ctrl A', { en: 'Select all rows that are loaded', zh: '选择已载入的全部行' }],
  ['A', { en: 'Show more evidence', zh: '查看更多证据' }],
  ['0–8', { en: 'Add an action; choose the outcome of an appeal', zh: '添加措施；选择申诉结果' }],
  ['Ctrl Enter', { en: 'Review decision, then send it', zh: '核对并发送决定' }],
  ['Esc', { en: 'Back', zh: '返回' }],
]

export function KeySheet({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const say = useSay()
  const moves = useKeyMoves()
  const movable = Object.entries(KEY_WORDS)
    .filter(([key]) => key !== 'g')
    .map(([key, words]) => [shownKey(keyOf(moves, key)), words] as const)
  return (
    <Dialog title={say(KEYS.all)} onClose={onClose}>
      <dl className="facts">
        {[...FIXED, ...movable].map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
        {places.map(({ key, name, to }) => (
          <div key={to} style={{ display: 'contents' }}>
            <dt>
              <kbd>{shownKey(keyOf(moves, 'g'))}</kbd> <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small" style={{ marginTop: 14 }}>
        {say(KEYS.away)}
      </p>
      <div className="row-end">
        <button type="button" className="button" onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}

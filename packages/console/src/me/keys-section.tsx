/** Single keys, each with a field that takes the key it shall be on. What is taken is refused, with what has it. */
import type { Bilingual } from '@goodstanding/model'
import { type KeyboardEvent, useState } from 'react'
import { type KeyMoves, keyOf, setKeyMoves, shownKey, useKeyMoves } from '../frame/key-moves.ts'
import { type Say, useSay } from '../frame/preferences.tsx'
import { KEY_WORDS, KEYS } from '../words/key-words.ts'
import { MOVABLE, refusalOf } from './move-keys.ts'

type Said = { readonly key: string; readonly words: string; readonly isRefusal: boolean }

/** Stands before a letter that takes Shift. */
const SHIFT = '⇧'

/** Whether a key writes a sign, rather than moving on or asking the browser for something. */
function writes(event: KeyboardEvent): boolean {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')
  return Array.from(event.key).length === 1 && !isCommand
}

const WORDS: Readonly<Record<string, Bilingual>> = KEY_WORDS

/** What a key that was pressed comes to: the keys as they are then, and what to say of it. */
function move(moves: KeyMoves, { key, to, say }: { readonly key: string; readonly to: string; readonly say: Say }) {
  const refusal = refusalOf(moves, key, to)
  const here = shownKey(keyOf(moves, key))
  if (refusal === null) {
    const { [key]: _before, ...others } = moves
    const words = say(KEYS.moved, say(WORDS[key] ?? KEYS.title), shownKey(to))
    return { moves: to === key ? others : { ...others, [key]: to }, words, isRefusal: false }
  }
  if (refusal.kind === 'no-key') return { moves, words: say(KEYS.noKey), isRefusal: true }
  const by = WORDS[refusal.by]
  const words = by === undefined ? say(KEYS.fixed, shownKey(to), here) : say(KEYS.taken, shownKey(to), say(by), here)
  return { moves, words, isRefusal: true }
}

export function KeysSection() {
  const say = useSay()
  const moves = useKeyMoves()
  const [said, setSaid] = useState<Said | null>(null)
  const press = (key: string, typed: string): void => {
    // The last sign is what was typed; the ones before it stood there.
    const to = Array.from(typed).at(-1) ?? SHIFT
    if (to === SHIFT) return
    const { moves: after, words, isRefusal } = move(moves, { key, to, say })
    setKeyMoves(after)
    setSaid({ key, words, isRefusal })
  }
  return (
    <section className="stack" aria-labelledby="keys">
      <div>
        <h2 id="keys">{say(KEYS.title)}</h2>
        <p className="soft small">{say(KEYS.means)}</p>
      </div>
      <ul className="key-fields">
        {MOVABLE.map((key) => (
          <KeyField
            key={key}
            name={key}
            at={keyOf(moves, key)}
            refused={said?.key === key && said.isRefusal ? said.words : null}
            onPress={(typed) => press(key, typed)}
          />
        ))}
      </ul>
      <p role="status" className="small soft">
        {said?.isRefusal === false && said.words}
      </p>
      <p>
        <button
          type="button"
          className="button small"
          onClick={() => {
            setKeyMoves({})
            setSaid({ key: '', words: say(KEYS.isBack), isRefusal: false })
          }}
        >
          {say(KEYS.back)}
        </button>
      </p>
    </section>
  )
}

type FieldProps = {
  readonly name: string
  readonly at: string
  readonly refused: string | null
  readonly onPress: (typed: string) => void
}

function KeyField({ name, at, refused, onPress }: FieldProps) {
  const say = useSay()
  const id = `key-${name.codePointAt(0)}`
  return (
    <li>
      <label htmlFor={id}>
        {say(WORDS[name] ?? KEYS.title)}
        {at !== name && <span className="quiet small"> {say(KEYS.other, shownKey(name))}</span>}
      </label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={shownKey(at)}
        aria-invalid={refused !== null}
        {...(refused === null ? {} : { 'aria-describedby': `${id}-refused` })}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (!writes(event)) return
          event.preventDefault()
          onPress(event.key)
        }}
        // What comes without a key of its own: from an input method, or from a keyboard on the screen.
        onChange={(event) => onPress(event.target.value)}
      />
      {refused !== null && (
        <p className="error" id={`${id}-refused`} role="alert">
          {refused}
        </p>
      )}
    </li>
  )
}

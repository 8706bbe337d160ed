/** The filter of the queue with what may come next below it (ARIA 1.2 combobox). Keys of an input method are its own. */
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { isComposing } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { useClauses } from '../frame/use-policy.ts'
import { useTyped } from '../ui/use-typed.ts'
import { QUEUE } from '../words/queue-words.ts'
import { suggestFilter } from './suggest-filter.ts'

type FieldProps = {
  readonly value: string
  readonly organizations: readonly string[]
  readonly inputRef: Ref<HTMLInputElement>
  readonly onChange: (typed: string, isMore: boolean) => void
}

export function FilterField({ value, organizations, inputRef, onChange }: FieldProps) {
  const say = useSay()
  const list = useId()
  const clauses = useClauses()
  const { text, write, leave } = useTyped(value, onChange)
  const [isOpen, setIsOpen] = useState(false)
  /** None until somebody moves into the list, so that Enter and Tab stay what they are. */
  const [at, setAt] = useState(-1)
  const shown = isOpen ? suggestFilter(text, { clause: [...clauses.keys()], org: organizations }) : []
  const choose = (filter: string): void => {
    write(filter)
    setAt(-1)
  }
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = shown[at]
    if (step !== 0 && shown.length > 0) {
      event.preventDefault()
      setAt((at + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Escape') setIsOpen(false)
  }
  return (
    <div className="combobox" style={{ flex: 1 }}>
      <label className="visually-hidden" htmlFor="filter">
        {say(QUEUE.filter)}
      </label>
      <input
        id="filter"
        ref={inputRef}
        className="input mono"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown[at] === undefined ? undefined : `${list}-${at}`}
        value={text}
        placeholder={say(QUEUE.filterHint)}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setIsOpen(true)
          setAt(-1)
          write(event.target.value)
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          setIsOpen(false)
          leave()
        }}
        onKeyDown={press}
      />
      <ul id={list} className="options" role="listbox" hidden={shown.length === 0} aria-label={say(QUEUE.filter)}>
        {shown.map((filter, index) => (
          <li
            key={filter}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault()
              choose(filter)
            }}
          >
            <code>{filter}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

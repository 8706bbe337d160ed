/** A text field with suggestions (ARIA 1.2 combobox). Keys of an input method are its own. */
import { isComposing } from '../frame/hot-keys.ts'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useMemo, useState } from 'react'
import { folded } from './folded.ts'

export type Option = {
  readonly value: string
  readonly label: string
  readonly find: string
  readonly note?: ReactNode
}

export type ComboboxProps = {
  readonly id: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly placeholder: string
  readonly isInvalid?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly describedBy?: string
  readonly onType?: (typed: string) => void
  readonly onChange: (value: string | null) => void
}

const MOST = 60

/** The one that keys have come to is seen, however long the list is. */
export const intoView = (option: Element | null): void => option?.scrollIntoView({ block: 'nearest' })

export function Combobox(props: ComboboxProps) {
  const { id, options, value, placeholder, isInvalid = false, inputRef, describedBy, onType, onChange } = props
  const list = useId()
  const chosen = options.find((option) => option.value === value)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const shown = useMemo(() => {
    const words = folded(typed ?? '')
      .split(/\s+/)
      .filter(Boolean)
    return options.filter(({ find }) => words.every((word) => find.includes(word))).slice(0, MOST)
  }, [options, typed])
  const isOpen = typed !== null && shown.length > 0
  const choose = (option: Option | undefined): void => {
    if (option === undefined) return
    onChange(option.value)
    setTyped(null)
  }
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (!isOpen) setTyped('')
      else setAt((at + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && isOpen && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      choose(shown[at])
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
    }
  }
  return (
    <div className="combobox">
      <input
        id={id}
        ref={inputRef}
        className="input"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        autoComplete="off"
        placeholder={placeholder}
        value={typed ?? chosen?.label ?? value ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          onType?.(event.target.value)
          setAt(0)
          if (event.target.value === '') onChange(null)
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => {
          // Whoever writes one out has chosen it.
          choose(options.find((option) => option.value === typed?.trim()))
          setTyped(null)
        }}
        onKeyDown={press}
        onClick={() => setTyped((before) => before ?? '')}
      />
      <ul id={list} className="options" role="listbox" hidden={!isOpen} aria-label={placeholder}>
        {isOpen &&
          shown.map((option, index) => (
            // A list box is moved through by the keys of its text field.
            <li
              key={option.value}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              ref={index === at ? intoView : undefined}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
            >
              <span className="clause">{option.value}</span>
              <span>{option.note ?? option.label}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}

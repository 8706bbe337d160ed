/** Small parts of forms: a labelled text field, a list of checkboxes, a question before something ends. */
import { type ReactNode, useId } from 'react'
import { useSay } from '../frame/preferences.tsx'
import type { Act } from '../frame/use-answer.ts'
import { FRAME } from '../words/frame-words.ts'
import { Dialog } from './dialog.tsx'
import { ProblemLine } from './panel.tsx'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'datetime-local'
  readonly isLocked?: boolean
  readonly isLong?: boolean
  readonly note?: string
  /** What does not fit, and what to do; null or nothing: it fits. */
  readonly error?: string | null
}

export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  isLocked = false,
  isLong = false,
  note,
  error = null,
}: TextFieldProps) {
  const id = useId()
  const shared = { id, className: 'input', value, readOnly: isLocked, ...invalid(id, error) }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      {note !== undefined && <small>{note}</small>}
      <FieldError id={id} error={error} />
    </div>
  )
}

const invalid = (id: string, error: string | null) =>
  error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` }

export function FieldError({ id, error }: { readonly id: string; readonly error: string | null }) {
  if (error === null) return null
  return (
    <p className="error" id={`${id}-error`}>
      {error}
    </p>
  )
}

type ChecksProps = {
  readonly legend: string
  readonly options: readonly (readonly [string, string])[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

export function Checks({ legend, options, chosen, onChange }: ChecksProps) {
  const toggle = (value: string): void =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="choices">
        {options.map(([value, name]) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type QuestionProps<Value> = {
  readonly title: string
  readonly text: string
  readonly send: string
  readonly act: Pick<Act<null, Value>, 'did' | 'problem' | 'isRunning'>
  readonly onClose: () => void
}

/** Asks before something ends. */
export function Question<Value>({ title, text, send, act, onClose }: QuestionProps<Value>) {
  const say = useSay()
  return (
    <Dialog title={title} onClose={onClose} isBusy={act.isRunning}>
      <p>{text}</p>
      <ProblemLine problem={act.problem} />
      <div className="row-end">
        <button type="button" className="button" disabled={act.isRunning} onClick={onClose}>
          {say(FRAME.cancel)}
        </button>
        <button
          type="button"
          className="button commit"
          disabled={act.isRunning}
          onClick={() => void act.did(null).then((isDone) => isDone && onClose())}
        >
          {send}
        </button>
      </div>
    </Dialog>
  )
}

type FormDialogProps = {
  readonly title: string
  readonly send: string
  readonly isReady: boolean
  readonly act: { readonly problem: Parameters<typeof ProblemLine>[0]['problem']; readonly isRunning: boolean }
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a dialog: fields, the problem, and one verb. */
export function FormDialog({ title, send, isReady, act, onSend, onClose, children }: FormDialogProps) {
  const say = useSay()
  return (
    <Dialog title={title} onClose={onClose} isBusy={act.isRunning}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) onSend()
        }}
      >
        <div className="dialog-body">
          {children}
          <ProblemLine problem={act.problem} />
        </div>
        <div className="row-end">
          <button type="button" className="button" disabled={act.isRunning} onClick={onClose}>
            {say(FRAME.cancel)}
          </button>
          <button type="submit" className="button main" disabled={!isReady || act.isRunning}>
            {send}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  readonly children: ReactNode
}

/** One of several, each an `<option>`. */
export function Choice({ label, value, onChange, error = null, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        {...invalid(id, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
      <FieldError id={id} error={error} />
    </div>
  )
}

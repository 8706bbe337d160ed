/** One field of an entry of a register, of the kind that it is. */
import { useId } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { Choice, FieldError, TextField } from '../ui/form-parts.tsx'
import { FIELD_WORDS } from '../words/register-field-words.ts'
import type { Field } from './register-fields.ts'

type FieldProps = {
  readonly field: Field
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
}

const TYPES = { instant: 'datetime-local', day: 'date' } as const
const LONG: readonly Field['kind'][] = ['lines', 'hashes', 'frames']

export function EntryField({ field, value, error, onChange }: FieldProps) {
  const say = useSay()
  const { kind, words, isRequired, options } = field
  const label = isRequired ? say(words) : `${say(words)}${say(FIELD_WORDS.optional)}`
  if (kind === 'clause') return <ClauseField label={label} value={value} error={error} onChange={onChange} />
  if (kind === 'choice')
    return (
      <Choice label={label} value={value} onChange={onChange} error={error}>
        <option value="">{say(FIELD_WORDS.choose)}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {say(name)}
          </option>
        ))}
      </Choice>
    )
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      type={kind === 'instant' || kind === 'day' ? TYPES[kind] : 'text'}
      isLong={LONG.includes(kind)}
      error={error}
    />
  )
}

type ClauseProps = Omit<FieldProps, 'field'> & { readonly label: string }

function ClauseField({ label, value, error, onChange }: ClauseProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <ClauseCombobox
        id={id}
        value={value === '' ? null : value}
        placeholder={label}
        isInvalid={error !== null}
        {...(error === null ? {} : { describedBy: `${id}-error` })}
        onChange={(clause) => onChange(clause ?? '')}
      />
      <FieldError id={id} error={error} />
    </div>
  )
}

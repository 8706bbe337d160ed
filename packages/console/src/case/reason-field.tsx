/** The reason that goes into the notice, with words that it may begin with below it. */
import { type RefObject, useId } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { CASE } from '../words/case-words.ts'
import type { Draft } from './draft.ts'
import type { Reason } from './offer-reasons.ts'

type FieldProps = {
  readonly draft: Draft
  readonly offered: readonly Reason[]
  readonly isMissing: boolean
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onChange: (change: Partial<Draft>) => void
}

export function ReasonField({ draft, offered, isMissing, field, onChange }: FieldProps) {
  const say = useSay()
  const ids = { reason: useId(), error: useId() }
  const others = offered.filter(({ reason }) => reason !== draft.reason)
  /** What was written by hand stays; what was only offered gives way. */
  const take = (offer: Reason): void => {
    const isOwn = draft.reason.trim() !== '' && !offered.some(({ reason }) => reason === draft.reason)
    onChange(isOwn ? { reason: `${draft.reason.trim()} ${offer.reason}` } : offer)
    field.current?.focus()
  }
  return (
    <div className="field">
      <label htmlFor={ids.reason}>
        {say(CASE.reason)} <KeyHint of="R" />
      </label>
      <textarea
        id={ids.reason}
        ref={field}
        className="input"
        value={draft.reason}
        aria-invalid={isMissing}
        aria-describedby={ids.error}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
      <p id={ids.error} className="error">
        {isMissing && say(CASE.reasonMissing)}
      </p>
      {others.length > 0 && (
        <div className="offers" role="group" aria-label={say(CASE.reasonOffers)}>
          {others.map((offer) => (
            <button
              key={offer.reason}
              type="button"
              className="button small"
              title={offer.reason}
              onClick={() => take(offer)}
            >
              <span>{offer.reason}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** What a decision is made of: the clause, what the ladder suggests, the actions, the reason, and the notice that comes of it. */
import { type RefObject, useId } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { BilingualWords } from '../ui/bilingual-words.tsx'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { UnreadLine } from '../ui/panel.tsx'
import { TranslationField } from '../ui/translation-field.tsx'
import { CASE } from '../words/case-words.ts'
import { ACTION_WORDS, CAPABILITY_WORDS } from '../words/casework-words.ts'
import { ActionList, type ListProps } from './action-list.tsx'
import type { DraftGap } from './draft.ts'
import type { Reason } from './offer-reasons.ts'
import { ReasonField } from './reason-field.tsx'
import { UnfoundedField } from './unfounded-field.tsx'
import type { KnownPreview } from './use-preview.ts'
import type { Suggestion } from './use-recommended.ts'

/** Where the panel puts the hand. */
type Fields = {
  readonly clause: RefObject<HTMLInputElement | null>
  readonly choices: RefObject<HTMLFieldSetElement | null>
  readonly reason: RefObject<HTMLTextAreaElement | null>
}

type FormProps = {
  readonly list: ListProps
  readonly gaps: readonly DraftGap[]
  readonly isMine: boolean
  readonly preview: KnownPreview
  readonly offered: readonly Reason[]
  readonly suggestion: Suggestion
  readonly fields: Fields
  readonly onSuggest: () => void
}

export function DecisionForm({ list, gaps, isMine, preview, offered, suggestion, fields, onSuggest }: FormProps) {
  const say = useSay()
  const ids = { clause: useId(), clauseError: useId() }
  const { draft, recommended, onChange: change } = list
  return (
    <fieldset className="stack" disabled={!isMine}>
      <div className="field">
        <label htmlFor={ids.clause}>
          {say(CASE.clause)} <KeyHint of="C" />
        </label>
        <ClauseCombobox
          id={ids.clause}
          inputRef={fields.clause}
          value={draft.clause}
          placeholder={say(CASE.clauseHint)}
          isInvalid={gaps.includes('clause')}
          describedBy={ids.clauseError}
          onChange={(clause) => change({ clause })}
        />
        <p id={ids.clauseError} className="error">
          {gaps.includes('clause') && say(CASE.clauseMissing)}
        </p>
        <UnreadLine of={say(CASE.suggestion)} known={suggestion} />
        {recommended !== undefined && (
          <p className="small soft">
            {say(CASE.suggested, say(ACTION_WORDS[recommended.action]), recommended.points)}
            {recommended.capability !== null && ` · ${say(CAPABILITY_WORDS[recommended.capability])}`}{' '}
            {!draft.isNoViolation && draft.actions.length === 0 && (
              <button type="button" className="button small" onClick={onSuggest}>
                {say(CASE.useSuggestion)} <KeyHint of="U" />
              </button>
            )}
          </p>
        )}
      </div>
      <fieldset className="field" ref={fields.choices}>
        <legend>{say(CASE.action)}</legend>
        <ActionList {...list} />
        <p className="error">{gaps.includes('actions') && say(CASE.actionMissing)}</p>
      </fieldset>
      <UnfoundedField found={list.found} draft={draft} onChange={change} />
      <ReasonField
        draft={draft}
        offered={offered}
        isMissing={gaps.includes('reason')}
        field={fields.reason}
        onChange={change}
      />
      {!draft.isNoViolation && (
        <TranslationField
          words={draft.reason}
          value={draft.translation}
          onChange={(translation) => change({ translation })}
        />
      )}
      <NoticePreview preview={preview} isNone={draft.isNoViolation} />
    </fieldset>
  )
}

function NoticePreview({ preview, isNone }: { readonly preview: KnownPreview; readonly isNone: boolean }) {
  const say = useSay()
  if (isNone) return null
  return (
    <section className="notice-preview">
      <h2>{say(CASE.preview)}</h2>
      {/* Said to nobody: once a decision is sent this stands here again, and is no news. */}
      {preview.value === undefined && <p className="soft">{say(CASE.previewHint)}</p>}
      <div aria-live="polite">
        {preview.problem !== null && <p className="error">{tellProblem(preview.problem, say)}</p>}
        {preview.value?.notices.map(({ recipient, message }, at) => (
          <div key={at}>
            <p className="small quiet">{say(CASE.previewTo, recipient)}</p>
            {message === null ? <p>{say(CASE.delayed)}</p> : <BilingualWords words={message} />}
          </div>
        ))}
      </div>
    </section>
  )
}

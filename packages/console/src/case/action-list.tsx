/** The actions of a decision: chosen by name or number key, each with what it takes, from whom and for how long. */
import { ACTION_RULES } from '@goodstanding/casework'
import { ACTION_TYPES, type ActionType, CAPABILITIES } from '@goodstanding/model'
import type { Case, Recommended } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { ACTION_VERBS, CAPABILITY_WORDS, SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'
import { shortId } from '../queue/queue-row.tsx'
import { type Draft, type DraftAction, draftAction, subjectsFor } from './draft.ts'
import { KeyHint } from '../ui/key-hint.tsx'

const DAYS = [1, 3, 7, 14, 30, 90, 180] as const

export type ListProps = {
  readonly found: Case
  readonly draft: Draft
  readonly recommended: Recommended | undefined
  readonly onChange: (change: Partial<Draft>) => void
}

export const isChosen = (type: ActionType | 'none', { isNoViolation, actions }: Draft): boolean =>
  type === 'none' ? isNoViolation : actions.some((action) => action.type === type)

/** Adds or takes out an action; "no violation" and actions exclude each other. False: the case has nobody on whom it could be taken. */
export function toggleAction(type: ActionType | 'none', { found, draft, recommended, onChange }: ListProps): boolean {
  if (type === 'none') onChange({ isNoViolation: !draft.isNoViolation, actions: [] })
  else if (isChosen(type, draft)) onChange({ actions: draft.actions.filter((action) => action.type !== type) })
  else {
    const action = draftAction(type, found, recommended)
    if (action === null) return false
    onChange({ isNoViolation: false, actions: [...draft.actions, action] })
  }
  return true
}

export function ActionList(props: ListProps) {
  const { found, draft, onChange } = props
  const say = useSay()
  const change = (at: number, with_: Partial<DraftAction>): void =>
    onChange({ actions: draft.actions.map((action, index) => (index === at ? { ...action, ...with_ } : action)) })
  return (
    <>
      <div className="choices">
        <label>
          <input type="checkbox" checked={draft.isNoViolation} onChange={() => toggleAction('none', props)} />
          <span>{say(CASE.noViolation)}</span>
          <KeyHint of="0" />
        </label>
        {ACTION_TYPES.map((type, at) =>
          subjectsFor(type, found).length === 0 ? null : (
            <label key={type}>
              <input type="checkbox" checked={isChosen(type, draft)} onChange={() => toggleAction(type, props)} />
              <span>
                {say(ACTION_VERBS[type])}
                {ACTION_RULES[type].people === 2 && <span className="quiet small"> · {say(CASE.needsSecond)}</span>}
              </span>
              <KeyHint of={String(at + 1)} />
            </label>
          ),
        )}
      </div>
      {draft.actions.map((action, at) => (
        <div key={action.type} className="action-line">
          <strong>{say(ACTION_VERBS[action.type])}</strong>
          <button
            type="button"
            className="button small plain"
            aria-label={say(CASE.removeAction, say(ACTION_VERBS[action.type]))}
            onClick={() => toggleAction(action.type, props)}
          >
            ×
          </button>
          <div className="row">
            {action.type === 'limit' && (
              <select
                className="input"
                aria-label={say(CASE.capability)}
                value={action.capability ?? 'all'}
                onChange={(event) =>
                  change(at, { capability: CAPABILITIES.find((known) => known === event.target.value) ?? 'all' })
                }
              >
                {CAPABILITIES.map((capability) => (
                  <option key={capability} value={capability}>
                    {say(CAPABILITY_WORDS[capability])}
                  </option>
                ))}
              </select>
            )}
            {ACTION_RULES[action.type].end === 'may' && (
              <select
                className="input"
                aria-label={say(CASE.duration)}
                value={action.days ?? 0}
                onChange={(event) => change(at, { days: Number(event.target.value) || null })}
              >
                {[...new Set([...DAYS, ...(action.days === null ? [] : [action.days])])]
                  .sort((a, b) => a - b)
                  .map((days) => (
                    <option key={days} value={days}>
                      {say(CASE.days, days)}
                    </option>
                  ))}
                <option value={0}>{say(CASE.forGood)}</option>
              </select>
            )}
            <select
              className="input"
              aria-label={say(CASE.on)}
              value={action.subject}
              onChange={(event) => change(at, { subject: event.target.value })}
            >
              {subjectsFor(action.type, found).map((key) => {
                const [type = '', ...id] = key.split('/')
                return (
                  <option key={key} value={key}>
                    {say(wordFor(SUBJECT_WORDS, type))} {shortId(id.join('/'))}
                  </option>
                )
              })}
            </select>
          </div>
        </div>
      ))}
    </>
  )
}

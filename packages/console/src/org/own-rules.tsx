/** The rules of the own organization, which may be a thousand: found by what stands in them, and drawn in portions. */
import type { OwnRule } from '@goodstanding/model'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { InPortions } from '../ui/in-portions.tsx'
import { wordFor } from '../words/casework-words.ts'
import { ORG } from '../words/org-words.ts'
import { OWN_EFFECTS } from './try-out.tsx'

const PORTION = 50

type OwnRulesProps = {
  readonly rules: readonly OwnRule[]
  readonly onRemove: (rule: OwnRule) => void
}

const heldIn = ({ id, clause, reason, words = [], domains = [] }: OwnRule): string =>
  [id, clause, reason, ...words, ...domains].join('\n').toLowerCase()

export function OwnRules({ rules, onRemove }: OwnRulesProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const sought = typed.trim().toLowerCase()
  const found = rules.map((rule, at) => ({ rule, at })).filter(({ rule }) => heldIn(rule).includes(sought))
  return (
    <>
      {rules.length > PORTION && (
        <p className="row">
          <label className="filters">
            <span className="visually-hidden">{say(ORG.findRule)}</span>
            <input
              className="input"
              type="search"
              placeholder={say(ORG.findRule)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <span className="small quiet" role="status">
            {say(ORG.rulesFound, found.length, rules.length)}
          </span>
        </p>
      )}
      <InPortions of={sought} items={found} size={PORTION}>
        {(shown) => (
          <ul className="stack">
            {shown.map(({ rule, at }) => (
              <li key={at} className="panel stack tight">
                <p className="row">
                  <span className="clause">{rule.clause}</span>
                  <strong>{rule.reason}</strong>
                  <span className="tag waits">{say(wordFor(OWN_EFFECTS, rule.effect))}</span>
                </p>
                <p className="small soft">{[...(rule.words ?? []), ...(rule.domains ?? [])].join(', ')}</p>
                <p>
                  <button type="button" className="button small" onClick={() => onRemove(rule)}>
                    {say(ORG.removeRule, rule.id)}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        )}
      </InPortions>
    </>
  )
}

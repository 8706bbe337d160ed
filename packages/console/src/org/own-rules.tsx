/** The rules of the own organization, which may be a thousand: found by what stands in them, and drawn in portions. */
import type { OwnRule } from '@goodstanding/model'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { FindField } from '../ui/find-in-list.tsx'
import { folded } from '../ui/folded.ts'
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
  folded([id, clause, reason, ...words, ...domains].join('\n'))

export function OwnRules({ rules, onRemove }: OwnRulesProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const sought = folded(typed.trim())
  const found = rules.map((rule, at) => ({ rule, at })).filter(({ rule }) => heldIn(rule).includes(sought))
  const counted = rules.length > PORTION ? { found: found.length, of: rules.length, isAll: true } : null
  return (
    <>
      <FindField finding={{ isSeeking: false, counted }} typed={typed} onType={setTyped} label={ORG.findRule} />
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

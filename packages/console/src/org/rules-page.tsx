/** Stricter rules of the own organization: words, what happens, why; with a message to try them on. */
import type { OwnRule } from '@goodstanding/model'
import { useId, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { useClauseOptions } from '../frame/use-policy.ts'
import { Combobox } from '../ui/combobox.tsx'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { ORG } from '../words/org-words.ts'

type Stated = { readonly version: number; readonly rules?: readonly OwnRule[] }

const EFFECTS = { flag: ORG.flag, hold: ORG.hold, block: ORG.block } as const
const EFFECT_NAMES = ['flag', 'hold', 'block'] as const

export function RulesPage() {
  const say = useSay()
  const { client } = useSession()
  const [isAdding, setIsAdding] = useState(false)
  const known = useAnswer(['own-organization'], () => client.ask<Stated>('GET', '/v1/own-organization'))
  const put = useAct(
    ({ rules, version }: { readonly rules: readonly OwnRule[]; readonly version: number }) =>
      client.ask<Stated>('PUT', '/v1/own-organization/rules', { body: { rules }, ifMatch: version }),
    ['own-organization'],
  )
  if (known.problem?.kind === 'fact.unknown')
    return (
      <Page title={say(ORG.rulesTitle)}>
        <Panel title={say(ORG.noRules)} text={say(ORG.noOrganization)} />
      </Page>
    )
  return (
    <Page
      title={say(ORG.rulesTitle)}
      end={
        <button type="button" className="button main" onClick={() => setIsAdding(true)}>
          {say(ORG.addRule)}
        </button>
      }
    >
      <p className="soft">{say(ORG.rulesIntro)}</p>
      <ProblemLine problem={put.problem} />
      <Loaded known={known}>
        {({ rules = [], version }) => (
          <>
            {rules.length === 0 ? (
              <Panel title={say(ORG.noRules)} />
            ) : (
              <ul className="stack">
                {rules.map((rule) => (
                  <li key={rule.id} className="panel stack tight">
                    <p className="row">
                      <span className="clause">{rule.clause}</span>
                      <strong>{rule.reason}</strong>
                      <span className="tag waits">{say(wordFor(EFFECTS, String(rule.effect)))}</span>
                    </p>
                    <p className="small soft">{rule.words?.join(', ')}</p>
                    <p>
                      <button
                        type="button"
                        className="button small"
                        onClick={() => void put.run({ rules: rules.filter(({ id }) => id !== rule.id), version })}
                      >
                        {say(ORG.removeRule, rule.id)}
                      </button>
                    </p>
                  </li>
                ))}
              </ul>
            )}
            <TryOut rules={rules} />
            {isAdding && (
              <AddRule
                onClose={() => setIsAdding(false)}
                isRunning={put.isRunning}
                problem={put.problem}
                onAdd={(rule) =>
                  void put.run({ rules: [...rules, rule], version }).then((done) => done !== null && setIsAdding(false))
                }
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function TryOut({ rules }: { readonly rules: readonly OwnRule[] }) {
  const say = useSay()
  const [text, setText] = useState('')
  const hits = rules.filter(({ words = [] }) => words.some((word) => fold(text).includes(fold(word))))
  return (
    <section className="stack tight">
      <TextField label={say(ORG.tryOut)} value={text} onChange={setText} isLong />
      <div role="status">
        {text !== '' && hits.length === 0 && <p className="soft">{say(ORG.tryNone)}</p>}
        {text !== '' &&
          hits.map((rule) => (
            <p key={rule.id}>{say(ORG.tryHit, rule.reason, say(wordFor(EFFECTS, String(rule.effect))))}</p>
          ))}
      </div>
    </section>
  )
}

type AddProps = {
  readonly onClose: () => void
  readonly onAdd: (rule: OwnRule) => void
  readonly isRunning: boolean
  readonly problem: Parameters<typeof ProblemLine>[0]['problem']
}

function AddRule({ onClose, onAdd, isRunning, problem }: AddProps) {
  const say = useSay()
  const options = useClauseOptions()
  const clauseId = useId()
  const effectId = useId()
  const [clause, setClause] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [effect, setEffect] = useState<(typeof EFFECT_NAMES)[number]>('hold')
  const [reason, setReason] = useState('')
  const list = words
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean)
  return (
    <FormDialog
      title={say(ORG.addRule)}
      send={say(ORG.keepRule)}
      isReady={clause !== null && list.length > 0 && reason.trim() !== ''}
      act={{ problem, isRunning }}
      onClose={onClose}
      onSend={() =>
        onAdd({
          id: `own-${Date.now().toString(36)}`,
          clause: clause ?? '',
          on: ['message.send', 'message.edit', 'content.publish'],
          words: list,
          effect,
          reason: reason.trim(),
        })
      }
    >
      <div className="field">
        <label htmlFor={clauseId}>{say(ORG.ruleClause)}</label>
        <Combobox
          id={clauseId}
          options={options}
          value={clause}
          placeholder={say(ORG.ruleClause)}
          onChange={setClause}
        />
      </div>
      <TextField label={say(ORG.words)} value={words} onChange={setWords} isLong />
      <div className="field">
        <label htmlFor={effectId}>{say(ORG.effect)}</label>
        <select
          id={effectId}
          className="input"
          value={effect}
          onChange={(event) => setEffect(EFFECT_NAMES.find((known) => known === event.target.value) ?? 'hold')}
        >
          {EFFECT_NAMES.map((each) => (
            <option key={each} value={each}>
              {say(EFFECTS[each])}
            </option>
          ))}
        </select>
      </div>
      <TextField label={say(ORG.reason)} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

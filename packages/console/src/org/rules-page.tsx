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
import { ORG } from '../words/org-words.ts'
import { PERMITS } from '../words/permit-words.ts'
import { OwnRules } from './own-rules.tsx'
import { OWN_EFFECTS, TryOut } from './try-out.tsx'

type Stated = { readonly version: number; readonly rules?: readonly OwnRule[] }

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
              <Panel title={say(ORG.noRules)} text={say(ORG.noRulesHow)} />
            ) : (
              <OwnRules
                rules={rules}
                isRunning={put.isRunning}
                onRemove={(at) => void put.run({ rules: rules.toSpliced(at, 1), version })}
              />
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

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

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
  const [hosts, setHosts] = useState('')
  const [list, domains] = [linesOf(words), linesOf(hosts)]
  const rule: OwnRule = {
    id: 'own-new',
    clause: clause ?? '',
    on: ['message.send', 'message.edit', 'content.publish'],
    ...(list.length === 0 ? {} : { words: list }),
    ...(domains.length === 0 ? {} : { domains }),
    effect,
    reason: reason.trim(),
  }
  const saysWhat = list.length + domains.length > 0
  return (
    <FormDialog
      title={say(ORG.addRule)}
      send={say(ORG.keepRule)}
      isReady={clause !== null && saysWhat && reason.trim() !== ''}
      act={{ problem, isRunning }}
      onClose={onClose}
      onSend={() => onAdd({ ...rule, id: `own-${Date.now().toString(36)}` })}
    >
      <div className="field">
        <label htmlFor={clauseId}>{say(ORG.ruleClause)}</label>
        <Combobox
          id={clauseId}
          options={options}
          value={clause}
          placeholder={say(PERMITS.clauseHint)}
          onChange={setClause}
        />
      </div>
      <TextField label={say(ORG.words)} value={words} onChange={setWords} isLong />
      <TextField label={say(ORG.domains)} value={hosts} onChange={setHosts} isLong />
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
              {say(OWN_EFFECTS[each])}
            </option>
          ))}
        </select>
      </div>
      <TextField label={say(ORG.reason)} value={reason} onChange={setReason} />
      {saysWhat && <TryOut rules={[rule]} />}
    </FormDialog>
  )
}

/** Stricter rules of the own organization: words, what happens, why; with a message to try them on. */
import type { OwnRule } from '@goodstanding/model'
import { useId, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useWords } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { sayList } from '../frame/words.ts'
import { FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel, type ProblemLine } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'
import { PERMITS } from '../words/permit-words.ts'
import { OwnRules } from './own-rules.tsx'
import { OWN_EFFECTS, TryOut } from './try-out.tsx'

type Stated = { readonly version: number; readonly rules?: readonly OwnRule[] }

const EFFECT_NAMES = ['flag', 'hold', 'block'] as const

export function RulesPage() {
  const say = useSay()
  const { language } = usePreferences()
  const { client } = useSession()
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<OwnRule | null>(null)
  const known = useAnswer(['own-organization'], () => client.ask<Stated>('GET', '/v1/own-organization'))
  const put = useAct(
    ({ rules, version }: { readonly rules: readonly OwnRule[]; readonly version: number }) =>
      client.ask<Stated>('PUT', '/v1/own-organization/rules', { body: { rules }, ifMatch: version }),
    ['own-organization'],
  )
  const problem = put.problem?.kind === 'fact.stale' ? { ...put.problem, detail: say(ORG.rulesChanged) } : put.problem
  /** Where others changed them meanwhile, theirs are read: what is sent once more then leaves them as they are. */
  const change = async (stated: Parameters<typeof put.run>[0]): Promise<boolean> => {
    const isDone = await put.did(stated)
    if (!isDone) known.again()
    return isDone
  }
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
        <button
          type="button"
          className="button main"
          onClick={() => {
            put.forget()
            setIsAdding(true)
          }}
        >
          {say(ORG.addRule)}
        </button>
      }
    >
      <p className="soft">{say(ORG.rulesIntro)}</p>
      <Loaded known={known}>
        {({ rules = [], version }) => (
          <>
            {rules.length === 0 ? (
              <Panel title={say(ORG.noRules)} text={say(ORG.noRulesHow)} />
            ) : (
              <OwnRules
                rules={rules}
                onRemove={(rule) => {
                  put.forget()
                  setLeaving(rule)
                }}
              />
            )}
            {leaving !== null && (
              <Question
                title={say(ORG.removeRule, leaving.id)}
                text={say(ORG.removeWhat, leaving.reason, sayList(heldBy(leaving), language))}
                send={say(ORG.remove)}
                act={{
                  ...{ problem, isRunning: put.isRunning },
                  // By its id: others may have changed the list since it was asked.
                  did: () => change({ rules: rules.filter(({ id }) => id !== leaving.id), version }),
                }}
                onClose={() => setLeaving(null)}
              />
            )}
            {rules.length > 0 && <TryOut rules={rules} />}
            {isAdding && (
              <AddRule
                onClose={() => setIsAdding(false)}
                isRunning={put.isRunning}
                problem={problem}
                // It may stand there already, where its answer was lost: under its id or, once the dialog was opened anew, another.
                onAdd={(rule) => change({ rules: [...rules.filter((each) => !isSame(each, rule)), rule], version })}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const saidBy = ({ clause, on, words, domains, effect, reason }: OwnRule): string =>
  JSON.stringify([clause, on, words ?? [], domains ?? [], effect, reason])

const isSame = (one: OwnRule, other: OwnRule): boolean => one.id === other.id || saidBy(one) === saidBy(other)

/** What it looks for; of very much, the beginning. */
const heldBy = ({ words = [], domains = [] }: OwnRule): readonly string[] => {
  const all = [...words, ...domains]
  return all.length > NAMED_MOST ? [...all.slice(0, NAMED_MOST), '…'] : all
}
const NAMED_MOST = 20

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type AddProps = {
  readonly onClose: () => void
  /** Whether it was taken. */
  readonly onAdd: (rule: OwnRule) => Promise<boolean>
  readonly isRunning: boolean
  readonly problem: Parameters<typeof ProblemLine>[0]['problem']
}

function AddRule({ onClose, onAdd, isRunning, problem }: AddProps) {
  const say = useSay()
  const clauseId = useId()
  const effectId = useId()
  const [clause, setClause] = useWords('rule clause')
  const [words, setWords] = useWords('rule words')
  const [chosen, setEffect] = useWords('rule effect', 'hold')
  const [reason, setReason] = useWords('rule reason')
  const [hosts, setHosts] = useWords('rule hosts')
  const effect = EFFECT_NAMES.find((known) => known === chosen) ?? 'hold'
  const [list, domains] = [linesOf(words), linesOf(hosts)]
  const [id] = useState(() => `own-${Date.now().toString(36)}`)
  const rule: OwnRule = {
    id,
    clause,
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
      isReady={clause !== '' && saysWhat && reason.trim() !== ''}
      act={{ problem, isRunning }}
      onClose={onClose}
      onSend={() => {
        void onAdd(rule).then((isAdded) => {
          if (!isAdded) return
          for (const empty of [setClause, setWords, setReason, setHosts]) empty('')
          setEffect('hold')
          onClose()
        })
      }}
    >
      <div className="field">
        <label htmlFor={clauseId}>{say(ORG.ruleClause)}</label>
        <ClauseCombobox
          id={clauseId}
          value={clause || null}
          placeholder={say(PERMITS.clauseHint)}
          onChange={(value) => setClause(value ?? '')}
        />
      </div>
      <TextField label={say(ORG.words)} value={words} onChange={setWords} isLong />
      <TextField label={say(ORG.domains)} value={hosts} onChange={setHosts} isLong />
      <div className="field">
        <label htmlFor={effectId}>{say(ORG.effect)}</label>
        <select id={effectId} className="input" value={effect} onChange={(event) => setEffect(event.target.value)}>
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

/** What a reviewer asked an applicant for, with the answers, and the form that asks for more: point by point, in both languages. */
import type { Proof, Verification } from '@goodstanding/sdk'
import { useFields } from '../frame/held.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { daysAhead, sayDay, sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { Choice, FormDialog, TextField } from '../ui/form-parts.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { ASKING } from '../words/asking-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'

/** Questions and answers, as both sides read them. */
export function AskList({ found }: { readonly found: Verification }) {
  const say = useSay()
  const { language } = usePreferences()
  const asks = found.asks ?? []
  if (asks.length === 0) return null
  return (
    <section className="stack tight" aria-label={say(ASKING.asked)}>
      {asks.map(({ items, askedAt, until, end }) => (
        <div key={askedAt} className="notice-preview">
          <p className="small quiet">{say(ASKING.askedOn, sayDay(askedAt, language), sayInstant(until, language))}</p>
          <ul>
            {items.map(({ text, kind }) => (
              <li key={text.en}>
                <span className="words">{text[language]}</span>{' '}
                {kind !== null && <span className="tag">{say(wordFor(PROOF_WORDS, kind))}</span>}
              </li>
            ))}
          </ul>
          {end !== null && (
            <p className="words">
              {end.kind === 'answered'
                ? say(ASKING.answered, end.text === '' ? '–' : end.text)
                : say(ASKING.unanswered)}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

const DAYS = [3, 7, 14, 30] as const
const KINDS = ['document', 'registry-number', 'domain-dns', 'domain-file'] as const

type Item = { readonly en: string; readonly zh: string; readonly kind: Proof['kind'] | null }
const BLANK: Item = { en: '', zh: '', kind: 'document' }
const ITEMS_MOST = 10
const NO_ASK: { readonly items: readonly Item[]; readonly days: number } = { items: [BLANK], days: 14 }

export function AskDialog({ organization, onClose }: { readonly organization: string; readonly onClose: () => void }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [{ items, days }, setAsk] = useFields(`${organization} ask`, NO_ASK)
  const setItems = (next: readonly Item[]): void => setAsk({ items: next })
  const act = useAct(
    (stated: readonly Item[]) =>
      client.verifications.ask(organization, {
        // One language is enough: it is shown as it is to readers of the other.
        items: stated.map(({ en, zh, kind }) => ({
          text: { en: en.trim() || zh.trim(), zh: zh.trim() || en.trim() },
          kind,
        })),
        until: daysAhead(days),
      }),
    ['verifications'],
  )
  const change = (at: number, with_: Partial<Item>): void =>
    setItems(items.map((item, index) => (index === at ? { ...item, ...with_ } : item)))
  return (
    <FormDialog
      title={say(ASKING.askTitle, organization)}
      send={say(ASKING.ask)}
      isReady={items.every(({ en, zh }) => (en + zh).trim() !== '')}
      act={act}
      onSend={() =>
        void act.run(items).then((done) => {
          if (done === null) return
          setAsk(NO_ASK)
          toast({ text: say(ASKING.sent) })
          onClose()
        })
      }
      onClose={onClose}
    >
      <p className="small soft">{say(ASKING.note)}</p>
      {items.map((item, at) => (
        <fieldset key={at} className="stack near">
          <legend>{say(ASKING.point, at + 1)}</legend>
          <TextField label={say(ASKING.inEnglish)} value={item.en} onChange={(en) => change(at, { en })} />
          <TextField label={say(ASKING.inChinese)} value={item.zh} onChange={(zh) => change(at, { zh })} />
          <Choice
            label={say(ASKING.wants)}
            value={item.kind ?? ''}
            onChange={(typed) => change(at, { kind: KINDS.find((kind) => kind === typed) ?? null })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(wordFor(PROOF_WORDS, kind))}
              </option>
            ))}
            <option value="">{say(ASKING.words)}</option>
          </Choice>
          {items.length > 1 && (
            <p>
              <button
                type="button"
                className="button small"
                onClick={() => setItems(items.filter((_, index) => index !== at))}
              >
                {say(ASKING.leaveOut, at + 1)}
              </button>
            </p>
          )}
        </fieldset>
      ))}
      {items.length < ITEMS_MOST && (
        <p>
          <button type="button" className="button small" onClick={() => setItems([...items, BLANK])}>
            {say(ASKING.more)}
          </button>
        </p>
      )}
      <label className="field">
        <span>{say(ASKING.within)}</span>
        <select className="input" value={days} onChange={(event) => setAsk({ days: Number(event.target.value) })}>
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {say(ASKING.days, each)}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  )
}

/** Consents that people of the directory gave: for which fields and purpose, under which words, since when. */
import type { Consent } from '@goodstanding/model'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { usePages } from '../frame/use-answer.ts'
import { FindField, useFinding } from '../ui/find-in-list.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'
import { ImportCheck } from './import-check.tsx'
import { RecordConsent, WithdrawConsent } from './consent-forms.tsx'
import { useNames, useSayPerson } from './use-names.ts'

export type ConsentFact = Consent & { readonly id: string; readonly version: number }

/** So many are read at once, and drawn at once: to check an import all are read, and thousands of rows would keep the page from answering. */
const PORTION = 200

export function DirectoryPage() {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<ConsentFact>(['consents'], (cursor) =>
    client.ask('GET', '/v1/own-organization/consents', { query: { limit: PORTION, cursor } }),
  )
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<ConsentFact | null>(null)
  const [typed, setTyped] = useState('')
  const nameOf = useNames(typed === '' ? [] : (known.items ?? []).map(({ person }) => person))
  const heldIn = ({ person, purpose, fields, disclosureVersion }: ConsentFact): string =>
    [person, nameOf(person), purpose, ...fields, disclosureVersion].join('\n')
  const finding = useFinding({ known, typed, heldIn, size: PORTION })
  const { shown, list } = finding
  const sayPerson = useSayPerson(shown.map(({ person }) => person))
  return (
    <Page
      title={say(ORG.directoryTitle)}
      end={
        <button type="button" className="button main" onClick={() => setIsAdding(true)}>
          {say(ORG.recordConsent)}
        </button>
      }
    >
      <p className="soft">{say(ORG.directoryIntro)}</p>
      <FindField finding={finding} typed={typed} onType={setTyped} />
      <Loaded known={{ ...known, value: known.items }}>
        {(items) =>
          items.length === 0 ? (
            <Panel title={say(ORG.noConsents)} />
          ) : (
            <ConsentTable consents={shown} sayPerson={sayPerson} onWithdraw={setLeaving} />
          )
        }
      </Loaded>
      <MoreButton list={list} />
      {known.items !== undefined && <ImportCheck consents={known.items} list={known} />}
      {isAdding && <RecordConsent onClose={() => setIsAdding(false)} />}
      {leaving !== null && (
        <WithdrawConsent
          consent={leaving}
          name={sayPerson(leaving.person)}
          onStale={known.again}
          onClose={() => setLeaving(null)}
        />
      )}
    </Page>
  )
}

type TableProps = {
  readonly consents: readonly ConsentFact[]
  readonly sayPerson: (person: string) => string
  readonly onWithdraw: (consent: ConsentFact) => void
}

function ConsentTable({ consents, sayPerson, onWithdraw }: TableProps) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(ORG.directoryTitle)}>
      <table className="table">
        <thead>
          <tr>
            {[ORG.person, ORG.purpose, ORG.fields, ORG.version, ORG.given, ORG.withdrawn].map((words) => (
              <th key={words.en}>{say(words)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consents.map((consent) => {
            const { id, person, purpose, fields, disclosureVersion, givenAt, withdrawnAt } = consent
            return (
              <tr key={id}>
                <td className="words">{sayPerson(person)}</td>
                <td>{purpose}</td>
                <td className="small">{fields.join(', ')}</td>
                <td>{disclosureVersion}</td>
                <td>{sayDay(givenAt, language)}</td>
                <td>
                  {typeof withdrawnAt === 'string' ? (
                    sayDay(withdrawnAt, language)
                  ) : (
                    <button
                      type="button"
                      className="button small"
                      aria-label={say(ORG.withdrawOf, sayPerson(person))}
                      onClick={() => onWithdraw(consent)}
                    >
                      {say(ORG.withdraw)}
                    </button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

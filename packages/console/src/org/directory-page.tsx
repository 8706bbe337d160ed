/** Consents that people of the directory gave: for which fields and purpose, under which words, since when. */
import type { Consent } from '@goodstanding/model'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useWords } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct, usePages } from '../frame/use-answer.ts'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'
import { ImportCheck } from './import-check.tsx'
import { useSayPerson } from './use-names.ts'

type ConsentFact = Consent & { readonly id: string; readonly version?: number }

export function DirectoryPage() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = usePages<ConsentFact>(['consents'], (cursor) =>
    client.ask('GET', '/v1/own-organization/consents', { query: { limit: 200, cursor } }),
  )
  const sayPerson = useSayPerson((known.items ?? []).map(({ person }) => person))
  const [isAdding, setIsAdding] = useState(false)
  const withdraw = useAct(
    ({ id, version: _version, ...consent }: ConsentFact) =>
      client.ask<unknown>('PUT', `/v1/consents/${encodeURIComponent(id)}`, {
        body: { ...consent, withdrawnAt: new Date(serverNow()).toISOString() },
      }),
    ['consents'],
  )
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
      <ProblemLine problem={withdraw.problem} />
      <LoadedPages known={known}>
        {(items) =>
          items.length === 0 ? (
            <Panel title={say(ORG.noConsents)} />
          ) : (
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
                  {items.map((consent) => {
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
                              disabled={withdraw.isRunning}
                              onClick={() => void withdraw.run(consent)}
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
      </LoadedPages>
      {known.items !== undefined && <ImportCheck consents={known.items} list={known} />}
      {isAdding && <RecordConsent onClose={() => setIsAdding(false)} />}
    </Page>
  )
}

/** A consent that was given to the organization on paper or elsewhere. Without the version of the words that were shown there is none. */
function RecordConsent({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { client, who } = useSession()
  const [person, setPerson] = useWords('consent person')
  const [purpose, setPurpose] = useWords('consent purpose', 'directory')
  const [fields, setFields] = useWords('consent fields', 'name')
  const [version, setVersion] = useWords('consent version')
  const put = useAct(
    (_: null) => {
      const stated = {
        person: person.trim(),
        purpose: purpose.trim(),
        fields: fields.split(/[\s,，、]+/).filter(Boolean),
        disclosureVersion: version.trim(),
      }
      // What somebody agreed to later stands beside what they agreed to before, and not in its place.
      const id = [who.organization, ...Object.values(stated).flat()].join('-')
      const body = { ...stated, organization: who.organization, givenAt: new Date(serverNow()).toISOString() }
      return client.ask<unknown>('PUT', `/v1/consents/${encodeURIComponent(id)}`, { body })
    },
    ['consents'],
  )
  return (
    <FormDialog
      title={say(ORG.recordConsent)}
      send={say(ORG.recordConsent)}
      isReady={[person, purpose, fields, version].every((text) => text.trim() !== '')}
      act={put}
      onSend={() =>
        void put.run(null).then((done) => {
          if (done === null) return
          // The next person is shown the same words for the same purpose.
          setPerson('')
          onClose()
        })
      }
      onClose={onClose}
    >
      <TextField label={say(ORG.person)} value={person} onChange={setPerson} />
      <TextField label={say(ORG.purpose)} value={purpose} onChange={setPurpose} />
      <TextField label={say(ORG.importFields)} value={fields} onChange={setFields} />
      <TextField label={say(ORG.versionShown)} value={version} onChange={setVersion} />
    </FormDialog>
  )
}

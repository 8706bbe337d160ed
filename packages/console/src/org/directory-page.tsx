/** Consents that people of the directory gave: for which fields and purpose, under which words, since when. */
import type { Consent } from '@goodstanding/model'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded, Panel } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'

type ConsentFact = Consent & { readonly id: string }

export function DirectoryPage() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = useAnswer(['consents'], () =>
    client.ask<{ readonly items: readonly ConsentFact[] }>('GET', '/v1/own-organization/consents', {
      query: { limit: 200 },
    }),
  )
  return (
    <Page title={say(ORG.directoryTitle)}>
      <p className="soft">{say(ORG.directoryIntro)}</p>
      <Loaded known={known}>
        {({ items }) =>
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
                  {items.map(({ id, person, purpose, fields, disclosureVersion, givenAt, withdrawnAt }) => (
                    <tr key={id}>
                      <td>{person}</td>
                      <td>{purpose}</td>
                      <td className="small">{fields.join(', ')}</td>
                      <td>{disclosureVersion}</td>
                      <td>{sayDay(givenAt, language)}</td>
                      <td>{typeof withdrawnAt === 'string' ? sayDay(withdrawnAt, language) : '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

/** The permits on record for the own organization, and until when each holds. */
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayStatedDay } from '../frame/times.ts'
import { usePages } from '../frame/use-answer.ts'
import { FindField, useFinding } from '../ui/find-in-list.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { ORG } from '../words/org-words.ts'
import { issuerWords, PERMITS } from '../words/permit-words.ts'

type PermitFact = {
  readonly id: string
  readonly issuer: string
  readonly clauses: readonly string[]
  readonly validUntil: string
}

const PORTION = 50

export function OwnPermits() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const [typed, setTyped] = useState('')
  const known = usePages<PermitFact>(['permits'], (cursor) =>
    client.ask('GET', '/v1/own-organization/permits', {
      query: { limit: PORTION, ...(cursor === null ? {} : { cursor }) },
    }),
  )
  const heldIn = ({ issuer, clauses, validUntil }: PermitFact): string =>
    [say(issuerWords(issuer)), ...clauses, sayStatedDay(validUntil, language)].join('\n')
  const finding = useFinding({ known, typed, heldIn, size: PORTION })
  return (
    <section className="stack tight" aria-labelledby="permits">
      <h2 id="permits">{say(ORG.permits)}</h2>
      <FindField finding={finding} typed={typed} onType={setTyped} label={PERMITS.find} />
      <LoadedPages known={{ ...known, ...finding.list, items: known.items && finding.shown }} rows={2}>
        {(permits) =>
          permits.length === 0 && typed === '' ? (
            <Panel title={say(ORG.noPermits)} />
          ) : (
            <WideTable label={say(ORG.permits)}>
              <thead>
                <tr>
                  <th>{say(ORG.issuer)}</th>
                  <th>{say(ORG.clauses)}</th>
                  <th>{say(ORG.until)}</th>
                </tr>
              </thead>
              <tbody>
                {permits.map(({ id, issuer, clauses, validUntil }) => (
                  <tr key={id}>
                    <td>{say(issuerWords(issuer))}</td>
                    <td className="clause">{clauses.join(' ')}</td>
                    <td>
                      {sayStatedDay(validUntil, language)} <Expiry at={validUntil} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </LoadedPages>
    </section>
  )
}

const SOON_MS = 30 * 86_400_000

function Expiry({ at }: { readonly at: string }) {
  const say = useSay()
  const left = Date.parse(at) - useNow()
  if (left > SOON_MS) return null
  return <span className={`tag ${left < 0 ? 'acts' : 'waits'}`}>{say(left < 0 ? ORG.expired : ORG.expires)}</span>
}

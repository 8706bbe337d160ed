/** What the service stated about an organization: the words that proofs are compared with. */
import type { Verification } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { SCREENING } from '../words/screening-words.ts'
import { ORGANIZATION_KIND_WORDS } from '../words/organization-words.ts'
import { wordFor } from '../words/casework-words.ts'

export function StatedFacts({ stated }: { readonly stated: Verification['stated'] | undefined }) {
  const say = useSay()
  if (stated === undefined) return null
  if (stated === null) return <p className="soft small">{say(SCREENING.notStated)}</p>
  const { name, kind, country, domains } = stated
  return (
    <dl className="facts">
      <dt>{say(SCREENING.name)}</dt>
      <dd lang="">{name}</dd>
      <dt>{say(SCREENING.kind)}</dt>
      <dd>{say(wordFor(ORGANIZATION_KIND_WORDS, kind))}</dd>
      <dt>{say(SCREENING.country)}</dt>
      <dd>{country}</dd>
      <dt>{say(SCREENING.domains)}</dt>
      <dd>
        <code>{domains.length === 0 ? '–' : domains.join(' ')}</code>
      </dd>
    </dl>
  )
}

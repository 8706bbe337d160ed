/** What came with an appeal: words as they are, files as all evidence is shown, screened until more is asked for. */
import type { Appeal } from '@goodstanding/sdk'
import { KeptFiles, roomOfCase } from '../case/evidence-file.tsx'
import { useSay } from '../frame/preferences.tsx'
import { langOf } from '../ui/lang-of.ts'
import { APPEAL } from '../words/appeal-words.ts'

export function Brought({ appeal, caseId }: { readonly appeal: Appeal; readonly caseId: string | null }) {
  const say = useSay()
  const { id, evidence = [], evidenceDisplay } = appeal
  const texts = evidence.flatMap(({ versions }) => versions.flatMap(({ text }) => text ?? []))
  return (
    <section className="stack tight" aria-labelledby="brought">
      <h3 id="brought">{say(APPEAL.brought)}</h3>
      {evidenceDisplay !== 'shown' && <p className="quiet">{say(APPEAL.broughtGone)}</p>}
      {texts.map((text, at) => (
        <p key={`${at} ${text.slice(0, 40)}`} className="words" lang={langOf(text)}>
          {text}
        </p>
      ))}
      {caseId !== null && evidenceDisplay === 'shown' && (
        <KeptFiles room={roomOfCase(caseId)} source={`appeal/${id}`} />
      )}
    </section>
  )
}

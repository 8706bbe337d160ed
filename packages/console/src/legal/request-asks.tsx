/** What a step of a legal request asks first: why, how far, or whether it shall be, where it cannot be undone. */
import type { LegalRequest, LegalStep } from '@goodstanding/sdk'
import { WordsPrompt } from '../case/prompts.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useWords } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { FRAME } from '../words/frame-words.ts'
import { LEGAL } from '../words/legal-words.ts'
import { DelayNotice, Narrow } from './intake.tsx'

export type Asking = 'refuse' | 'emergency' | 'review' | 'narrow' | 'gag' | 'release' | 'approve' | 'produce' | null

type AskProps = {
  readonly request: LegalRequest
  readonly asking: Asking
  readonly onDone: (after: LegalRequest) => void
  readonly onClose: () => void
}

export function Ask({ request, asking, onDone, onClose }: AskProps) {
  const say = useSay()
  const { client } = useSession()
  const { id, authority } = request
  const [found, setFinding] = useWords(`${id} finding`, 'justified')
  const finding = found === 'unjustified' ? 'unjustified' : 'justified'
  const refuse = useAct((reason: string) => client.legalRequests.step(id, 'refuse', { reason }), ['legal'])
  const hurry = useAct(
    (reason: string) => client.legalRequests.step(id, 'produce', { emergency: true, reason }),
    ['legal'],
  )
  const review = useAct((reason: string) => client.legalRequests.step(id, 'review', { finding, reason }), ['legal'])
  const plain = async (name: LegalStep) => {
    const answer = await client.legalRequests.step(id, name)
    if (answer.ok) onDone(answer.value)
    return answer
  }
  const release = useAct((_: null) => plain('release-hold'), ['legal'])
  const approve = useAct((_: null) => plain('approve'), ['legal'])
  const produce = useAct((_: null) => plain('produce'), ['legal'])
  switch (asking) {
    case null:
      return null
    case 'refuse':
      return (
        <WordsPrompt
          title={say(FRAME.titleOf, say(LEGAL.refuse), authority)}
          label={say(LEGAL.reason)}
          place={`${id} ${asking}`}
          send={LEGAL.refuse}
          act={refuse}
          isCommit
          onClose={onClose}
          onDone={onDone}
        />
      )
    case 'emergency':
      return (
        <WordsPrompt
          title={say(FRAME.titleOf, say(LEGAL.emergencyTitle), authority)}
          label={say(LEGAL.emergencyWhy)}
          place={`${id} ${asking}`}
          send={LEGAL.produce}
          act={hurry}
          isCommit
          onClose={onClose}
          onDone={onDone}
        >
          <p className="soft">{say(LEGAL.emergencyNote)}</p>
        </WordsPrompt>
      )
    case 'review':
      return (
        <WordsPrompt
          title={say(LEGAL.reviewTitle)}
          label={say(LEGAL.reason)}
          place={`${id} ${asking}`}
          send={finding === 'justified' ? LEGAL.justified : LEGAL.unjustified}
          act={review}
          onClose={onClose}
          onDone={onDone}
        >
          <div className="choices">
            {(['justified', 'unjustified'] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="finding" checked={finding === each} onChange={() => setFinding(each)} />
                <span>{say(LEGAL[each])}</span>
              </label>
            ))}
          </div>
        </WordsPrompt>
      )
    case 'narrow':
      return <Narrow request={request} onClose={onClose} />
    case 'gag':
      return <DelayNotice request={request} onClose={onClose} />
    case 'approve':
    case 'produce':
      return (
        <Question
          title={say(FRAME.titleOf, say(LEGAL[asking]), authority)}
          text={say(asking === 'approve' ? LEGAL.approveNote : LEGAL.produceNote, request.scope.records ?? 0)}
          send={say(LEGAL[asking])}
          act={asking === 'approve' ? approve : produce}
          onClose={onClose}
        />
      )
    case 'release':
      return (
        <Question
          title={say(LEGAL.releaseAsk, request.scope.subjects.join(', '))}
          text={say(LEGAL.releaseNote)}
          send={say(LEGAL['release-hold'])}
          act={release}
          onClose={onClose}
        />
      )
  }
}

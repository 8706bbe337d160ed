/** A reviewer asks an applicant for more before they decide on the badge; an administrator or the service answers. */
import { type AskedItem, decideVerification, type Staff } from '@goodstanding/casework'
import { type Bilingual, eventParts } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { demand, demandStaff, must, nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { Desk } from '../../casework/parts.ts'
import { instantText } from '../../casework/show.ts'
import { demandAdministering } from '../../casework/standing/may-administer.ts'
import { touchStanding } from '../../casework/standing/touch-standing.ts'
import { tellVerification } from '../../casework/verification/tell-verification.ts'
import { VERIFICATIONS } from '../../casework/streams.ts'
import { addProofs, type StatedProof } from '../../casework/verification/apply-verification.ts'
import { demandApplication } from '../../casework/verification/demand-application.ts'
import { principalOf } from '../app.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { instantIn, words } from './body-parts.ts'
import { proof, proofKind, showVerification } from './show-verification.ts'

type IdParams = { Params: { id: string } }
const TWO_WEEKS = 14 * 86_400_000
const ITEMS_MOST = 10

const line = Type.String({ minLength: 1, maxLength: 2_000 })
const asking = Type.Object({
  items: Type.Array(
    Type.Object({
      /** One text is shown as it is to readers of either language. */
      text: Type.Union([line, Type.Object({ en: line, zh: line })]),
      kind: Type.Optional(Type.Union([proofKind, Type.Null()])),
    }),
    { minItems: 1, maxItems: ITEMS_MOST },
  ),
  until: Type.Optional(eventParts.instant),
})
type Asking = {
  readonly items: readonly { readonly text: string | Bilingual; readonly kind?: AskedItem['kind'] }[]
  readonly until?: string
}
const checkAsking = checkerOf<Asking>(asking, 'body.invalid')
const answering = Type.Object({
  text: Type.Optional(words),
  evidence: Type.Optional(Type.Array(proof, { maxItems: 50 })),
})
const checkAnswering = checkerOf<{ text?: string; evidence?: readonly StatedProof[] }>(answering, 'body.invalid')

const inBoth = (text: string | Bilingual): Bilingual => (typeof text === 'string' ? { en: text, zh: text } : text)

export function registerVerificationAskRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['verification']
  app.post<IdParams>(
    '/v1/verifications/:id/ask',
    { schema: { tags, summary: 'Ask an applicant for more; the own deadline waits', body: asking } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'verification.ask')
        const asked = checkAsking(request.body ?? {}, '')
        const found = await ask(desk, request.params.id, { by, asked })
        return { status: 200, body: showVerification(desk, request.params.id, found) }
      }),
  )

  app.post<IdParams>(
    '/v1/verifications/:id/answer',
    { schema: { tags, summary: 'Answer what a reviewer asked', body: answering } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const { id } = request.params
        const isOwn = principal.kind === 'member' && principal.organization === id
        demand(principal, 'verification.answer', isOwn ? ['own-organization'] : [])
        const { text = '', evidence = [] } = checkAnswering(request.body ?? {}, '')
        const found = await desk.run(async (unit) => {
          await demandApplication(unit.tx, id)
          // Whoever may not apply for the organization does not speak for its application either.
          const account = principal.kind === 'member' ? principal.id : null
          await demandAdministering(unit, { account, organization: id })
          await touchStanding(desk, unit, { type: 'organization', id })
          unit.audit({
            act: 'verification.answer',
            by: nameOf(principal),
            object: `organization/${id}`,
            organization: id,
            why: text,
          })
          return addProofs(desk, unit, { organization: id, text, proofs: evidence })
        })
        return { status: 200, body: showVerification(desk, id, found) }
      }),
  )
}

function ask(desk: Desk, organization: string, { by, asked }: { readonly by: Staff; readonly asked: Asking }) {
  return desk.run(async (unit) => {
    await demandApplication(unit.tx, organization)
    const found = await unit.load(VERIFICATIONS, organization)
    await touchStanding(desk, unit, { type: 'organization', id: organization })
    const items = asked.items.map(({ text, kind = null }) => ({ text: inBoth(text), kind }))
    const until = asked.until === undefined ? unit.now + TWO_WEEKS : instantIn(asked.until, '/until')
    const events = must(decideVerification({ kind: 'ask', by, items, until }, found, unit.now))
    const after = unit.add(VERIFICATIONS, organization, events)
    tellVerification(unit, organization, after.kind, { waitsFor: 'applicant' })
    unit.tell({
      type: 'verification.asked',
      subject: `organization/${organization}`,
      organization,
      data: { until: instantText(until), items: items.length },
    })
    unit.audit({
      act: 'verification.ask',
      by: `staff/${by.id}`,
      object: `organization/${organization}`,
      organization,
      why: items.map(({ text }) => text.en).join('\n'),
    })
    return after
  })
}

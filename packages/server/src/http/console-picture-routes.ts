/**
 * Pictures in evidence. The screened derivative comes first and shows nothing; grey and colour are asked for one after the other, and
 * each of those looks is an entry in the audit log.
 */
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { eventParts } from '@goodstanding/model'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { isSealed } from '../casework/evidence/sealed-material.ts'
import { relationsToCase } from '../casework/queue/granted-queues.ts'
import { readStream } from '../casework/read-stream.ts'
import { CASES } from '../casework/streams.ts'
import type { Decider } from '../decide/decider.ts'
import { PICTURE_STAGES, type PictureStage, screenPicture } from '../scan/screen-picture.ts'
import { principalOf } from './app.ts'
import { Problem } from './problems.ts'
import { pictureIn } from './read-picture.ts'
import { checkerOf } from './read-event.ts'

type IdParams = { Params: { id: string } }

const body = Type.Object({
  decision: eventParts.id,
  /** Which of the files of the message. */
  file: Type.Integer({ minimum: 0, maximum: 99 }),
  stage: eventParts.oneOf(...PICTURE_STAGES),
})
const checkBody = checkerOf<{ decision: string; file: number; stage: PictureStage }>(body, 'body.invalid')

export type ConsolePictureParts = { readonly casework: Casework; readonly decider: Pick<Decider, 'explain'> }

export function registerConsolePictureRoutes(app: FastifyInstance, parts: ConsolePictureParts): void {
  const { desk } = parts.casework
  const schema = { tags: ['cases'], summary: 'A picture in evidence, screened until more is asked for', body }
  app.post<IdParams>('/v1/cases/:id/picture', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    demand(principal, 'evidence.read', ['granted-queue', 'purpose'])
    const asked = checkBody(request.body ?? {}, '')
    const found = await readStream(desk.db, CASES, request.params.id)
    if (found === null || found.kind === 'none') throw new Problem('case.not-found')
    demand(principal, 'evidence.read', ['purpose', ...relationsToCase(principal, found)])
    const isOfCase = found.items.some((item) => item.kind === 'finding' && item.decision === asked.decision)
    const explained = isOfCase ? await parts.decider.explain(asked.decision) : null
    if (explained === null || isSealed(desk.policy().policy, explained)) throw new Problem('decision.unknown')
    const picture = pictureIn(explained.event, asked.file)
    const drawn = picture === null ? null : await screenPicture({ ...picture, stage: asked.stage })
    if (drawn === null) throw new Problem('evidence.not-found')
    if (asked.stage !== 'screened')
      await desk.run((unit) => {
        unit.audit({
          act: `evidence.picture-${asked.stage}`,
          by: nameOf(principal),
          object: `decision/${asked.decision}`,
          organization: found.subject.organization,
          why: `case/${found.id}`,
        })
        return Promise.resolve()
      })
    return reply.type('image/png').header('cache-control', 'no-store').send(Buffer.from(drawn))
  })
}

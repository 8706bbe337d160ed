/**
 * Files in evidence. Of a picture the screened derivative comes first and shows nothing; grey and colour are asked for one after the
 * other, and so is the file itself, to take away. Each of those looks is an entry in the audit log, written before a byte goes out.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { AuditAct, Case } from '@goodstanding/casework'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { fileOfCase, filesOfCase } from '../casework/evidence/files-of-case.ts'
import { relationsToCase } from '../casework/queue/granted-queues.ts'
import { readStream } from '../casework/read-stream.ts'
import { CASES } from '../casework/streams.ts'
import type { PictureStage } from '../scan/screen-picture.ts'
import { principalOf } from './app.ts'
import { Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'
import { drawScreened, fileHash, pictureStage, sendPicture } from './screened-picture.ts'

type IdParams = { Params: { id: string } }

const parts = {
  /** What in the case names the file: `decision/…`, `report/…`, `complaint/…`, `appeal/…`. */
  source: Type.String({ pattern: '^(decision|report|complaint|appeal)/[A-Za-z0-9_-]{1,80}$' }),
  sha256: fileHash,
}
const pictureBody = Type.Object({ ...parts, stage: pictureStage })
const originalBody = Type.Object(parts)
type Asked = { readonly source: string; readonly sha256: string }
const checkPicture = checkerOf<Asked & { readonly stage: PictureStage }>(pictureBody, 'body.invalid')
const checkOriginal = checkerOf<Asked>(originalBody, 'body.invalid')

const lower = <Body extends Asked>(body: Body): Body => ({ ...body, sha256: body.sha256.toLowerCase() })

export function registerConsolePictureRoutes(
  app: FastifyInstance,
  { casework: { desk } }: { casework: Casework },
): void {
  const tags = ['cases']

  /** The case, when its evidence is open to whoever asks. */
  const openCase = async (request: FastifyRequest<IdParams>): Promise<Exclude<Case, { kind: 'none' }>> => {
    const principal = principalOf(request)
    demand(principal, 'evidence.read', ['granted-queue', 'purpose'])
    const found = await readStream(desk.db, CASES, request.params.id)
    if (found === null || found.kind === 'none') throw new Problem('case.not-found')
    demand(principal, 'evidence.read', ['purpose', ...relationsToCase(principal, found)])
    return found
  }
  const note = (request: FastifyRequest<IdParams>, found: Exclude<Case, { kind: 'none' }>, look: Look): Promise<void> =>
    desk.run((unit) => {
      unit.audit({
        act: look.act,
        by: nameOf(principalOf(request)),
        object: look.source,
        organization: found.subject.organization,
        why: `case/${found.id}; file ${look.sha256}`,
      })
      return Promise.resolve()
    })

  app.get<IdParams>(
    '/v1/cases/:id/files',
    { schema: { tags, summary: 'Which files are kept in the evidence of a case, without their bytes' } },
    async (request) => ({ items: await filesOfCase(desk, await openCase(request)), next: null }),
  )

  app.post<IdParams>(
    '/v1/cases/:id/picture',
    { schema: { tags, summary: 'A picture in evidence, screened until more is asked for', body: pictureBody } },
    async (request, reply) => {
      const found = await openCase(request)
      const asked = lower(checkPicture(request.body ?? {}, ''))
      const drawn = await drawScreened(await fileOfCase(desk, found, asked), asked.stage)
      if (asked.stage !== 'screened') await note(request, found, { ...asked, act: `evidence.picture-${asked.stage}` })
      return sendPicture(reply, drawn)
    },
  )

  app.post<IdParams>(
    '/v1/cases/:id/original',
    { schema: { tags, summary: 'A file in evidence as it came, to take away; the look is noted', body: originalBody } },
    async (request, reply) => {
      const found = await openCase(request)
      const asked = lower(checkOriginal(request.body ?? {}, ''))
      const bytes = await fileOfCase(desk, found, asked)
      await note(request, found, { ...asked, act: 'evidence.file-original' })
      // Whatever it is, a browser neither shows nor runs it.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${asked.sha256}.evidence"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )
}

type Look = Asked & { readonly act: AuditAct }

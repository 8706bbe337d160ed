/**
 * Documents as proof of who an organization is, or as evidence of a complaint. An administrator brings the bytes; they are hashed and
 * scanned, and a proof is kept sealed before the answer; a complaint that is filed within the hour keeps its own copy. Reviewers of the operator open them, and each look that shows something is an entry in the audit log, written before a byte
 * goes out.
 */
import type { AuditAct, Verification } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { MemberPrincipal } from '../access/principal.ts'
import type { AppealFiles } from '../casework/appeal/bring-files.ts'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { readFor } from '../casework/narrow.ts'
import { readStream } from '../casework/read-stream.ts'
import { demandAdministering } from '../casework/standing/may-administer.ts'
import { VERIFICATIONS } from '../casework/streams.ts'
import { demandReader } from '../casework/verification/demand-reader.ts'
import { type DocumentState, keepDocument, listDocuments, openDocument } from '../casework/verification/documents.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { principalOf } from './app.ts'
import { enterUntilSent } from './casework/appeal-file-routes.ts'
import { queryOf } from './page-query.ts'
import { fieldProblem, Problem } from './problems.ts'
import { DOCUMENT_LIMIT, readDocument } from './read-document.ts'
import { checkerOf } from './read-event.ts'
import { askedPicture, checkPicture, drawScreened, fileHash, sendPicture } from './screened-picture.ts'

type IdParams = { Params: { id: string } }
type HashParams = { Params: { sha256: string } }

const originalBody = Type.Object({ sha256: fileHash })
const checkOriginal = checkerOf<{ readonly sha256: string }>(originalBody, 'body.invalid')

export type DocumentParts = {
  readonly casework: Casework
  readonly files: Pick<FileDesk, 'put'>
  /** Counts what is read at once. */
  readonly appealFiles: Pick<AppealFiles, 'enter'>
  readonly now: () => number
}

export async function registerDocumentRoutes(app: FastifyInstance, parts: DocumentParts): Promise<void> {
  await registerBringing(app, parts)
  registerLooking(app, parts)
}

const PURPOSES = ['proof', 'complaint'] as const

function purposeOf(request: FastifyRequest): (typeof PURPOSES)[number] {
  const { for: stated = 'proof' } = queryOf(request)
  const purpose = PURPOSES.find((known) => known === stated)
  if (purpose === undefined) throw fieldProblem('query.invalid', '?for', `must be one of ${PURPOSES.join(', ')}`)
  return purpose
}

async function registerBringing(
  app: FastifyInstance,
  { casework: { desk }, files, appealFiles, now }: DocumentParts,
): Promise<void> {
  const bringerOf = (request: FastifyRequest): MemberPrincipal => {
    const principal = principalOf(request)
    const act = purposeOf(request) === 'complaint' ? 'complaint.file' : 'verification.apply'
    demand(principal, act, ['own-organization'])
    if (principal.kind !== 'member') throw new Problem('permission.role')
    return principal
  }
  /** Before a byte of the body is read: of whoever may not bring it nothing is held. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { id: account, organization } = bringerOf(request)
    await demandAdministering({ tx: desk.db, now: now() }, { account, organization })
    enterUntilSent(appealFiles, { key: `documents/${organization}` }, reply)
  }
  await app.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: DOCUMENT_LIMIT }, (_request, body, parsed) =>
      parsed(null, body),
    )
    routes.put<HashParams>(
      '/v1/own-organization/documents/:sha256',
      {
        bodyLimit: DOCUMENT_LIMIT,
        onRequest: admit,
        schema: {
          tags: ['verification'],
          summary: 'A document as proof for the badge, or `?for=complaint`: PDF, PNG or JPEG, at most 32 MiB',
          consumes: ['application/octet-stream'],
        },
      },
      async (request) => {
        const principal = bringerOf(request)
        const forComplaint = purposeOf(request) === 'complaint'
        const { organization } = principal
        const claimed = request.params.sha256.toLowerCase()
        const bytes = readDocument(claimed, request.body)
        await demandAdministering({ tx: desk.db, now: now() }, { account: principal.id, organization })
        const { type, scan = null, testVirus } = await files.put(claimed, { bytes, name: '', mediaType: null }, now())
        if (testVirus || scan?.verdict === 'malicious') throw new Problem('document.malicious')
        const state = await desk.run(async (unit): Promise<DocumentState | 'held'> => {
          unit.audit({
            act: forComplaint ? 'complaint.document' : 'verification.document',
            by: nameOf(principal),
            object: `organization/${organization}`,
            organization,
            why: `file ${claimed}`,
          })
          // A complaint copies it as evidence when it is filed.
          const kept = forComplaint ? 'held' : await keepDocument(desk, unit, { organization, sha256: claimed })
          // Refused here, nothing was done: a repeat under its key is refused as well.
          if (kept === 'too-much') throw new Problem('document.too-much')
          if (kept === 'not-at-hand') throw new Problem('document.refused')
          return kept
        })
        return { sha256: claimed, size: bytes.length, type, scan: scan?.verdict ?? null, state }
      },
    )
    done()
  })
}

function registerLooking(app: FastifyInstance, { casework: { desk } }: DocumentParts): void {
  const tags = ['verification']

  const reviewed = async (request: FastifyRequest<IdParams>): Promise<Verification> => {
    demand(principalOf(request), 'verification.decide', ['granted-queue'])
    return (await readStream(desk.db, VERIFICATIONS, request.params.id)) ?? VERIFICATIONS.none
  }
  const note = (request: FastifyRequest<IdParams>, act: AuditAct, file: string): Promise<void> =>
    desk.run((unit) => {
      const { id } = request.params
      unit.audit({
        act,
        by: nameOf(principalOf(request)),
        object: `organization/${id}`,
        organization: id,
        why: `verification; file ${file}`,
      })
      return Promise.resolve()
    })

  app.get<IdParams>(
    '/v1/verifications/:id/files',
    { schema: { tags, summary: 'What is kept of the documents of an application or badge, without their bytes' } },
    async (request) => {
      const { id } = request.params
      const principal = principalOf(request)
      demandReader(principal, id)
      const found = await readFor(desk, principal, (db) => readStream(db, VERIFICATIONS, id))
      return { items: await listDocuments(desk, id, found ?? VERIFICATIONS.none), next: null }
    },
  )

  app.post<IdParams>(
    '/v1/verifications/:id/picture',
    {
      schema: { tags, summary: 'A picture among the documents, screened until more is asked for', body: askedPicture },
    },
    async (request, reply) => {
      const found = await reviewed(request)
      const { stage, sha256: stated } = checkPicture(request.body ?? {}, '')
      const file = stated.toLowerCase()
      const bytes = await openDocument(desk, { organization: request.params.id, found, sha256: file })
      const drawn = await drawScreened(bytes, stage)
      if (stage !== 'screened') await note(request, `evidence.picture-${stage}`, file)
      return sendPicture(reply, drawn)
    },
  )

  app.post<IdParams>(
    '/v1/verifications/:id/original',
    { schema: { tags, summary: 'A document as it came, to take away; the look is noted', body: originalBody } },
    async (request, reply) => {
      const found = await reviewed(request)
      const file = checkOriginal(request.body ?? {}, '').sha256.toLowerCase()
      const bytes = await openDocument(desk, { organization: request.params.id, found, sha256: file })
      await note(request, 'evidence.file-original', file)
      // Whatever it is, a browser neither shows nor runs it.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${file}.evidence"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )
}

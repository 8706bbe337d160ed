/** Files for an appeal or a report: the bytes come before what names them, from whoever may file it - an appeal with the notice's token too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Admitted, AppealFiles } from '../../casework/appeal/bring-files.ts'
import { demand } from '../../casework/asker.ts'
import type { Desk } from '../../casework/parts.ts'
import { queryOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { DOCUMENT_LIMIT, readDocument } from '../read-document.ts'
import { principalOf } from '../app.ts'
import { againstOf } from './against-of.ts'
import { principalIfAny } from './answer-once.ts'

type HashParams = { Params: { sha256: string } }

export type AppealFileParts = { readonly desk: Desk; readonly appealFiles: AppealFiles }

/** Counts what is read at once, until the answer is sent or the connection is gone. */
export function enterUntilSent(
  appealFiles: Pick<AppealFiles, 'enter'>,
  admitted: Pick<Admitted, 'key'>,
  reply: FastifyReply,
): void {
  const leave = appealFiles.enter(admitted)
  reply.raw.once('finish', leave).once('close', leave)
}

const KINDS = ['appeal', 'early-release'] as const

function kindOf(request: FastifyRequest): (typeof KINDS)[number] {
  const { kind: stated = 'appeal' } = queryOf(request)
  const kind = KINDS.find((known) => known === stated)
  if (kind === undefined) throw fieldProblem('query.invalid', '?kind', `must be one of ${KINDS.join(', ')}`)
  return kind
}

export async function registerAppealFileRoutes(
  app: FastifyInstance,
  { desk, appealFiles }: AppealFileParts,
): Promise<void> {
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  /** Before a byte of the body is read: whoever may not file the appeal sends nothing that is held. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const principal = principalIfAny(request)
    if (principal !== null) demand(principal, 'appeal.file', ['self'])
    const { token = null, ...named } = queryOf(request)
    if (principal === null && token === null) throw new Problem('token.missing')
    const against = await againstOf(desk, named, 'query.invalid')
    const found = await appealFiles.admit({ principal, token, against, kind: kindOf(request) })
    enterUntilSent(appealFiles, found, reply)
    admitted.set(request, found)
  }
  /** A person for their own reports; a service puts files for anybody, and has a call of its own. */
  const admitReporter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const principal = principalOf(request)
    demand(principal, 'report.file')
    if (principal.kind !== 'member') throw new Problem('permission.role')
    const found = await appealFiles.admit({ reporter: principal })
    enterUntilSent(appealFiles, found, reply)
    admitted.set(request, found)
  }
  const take = async (request: FastifyRequest<HashParams>) => {
    const found = admitted.get(request)
    if (found === undefined) throw new Error('It was not asked who brings the file.')
    const sha256 = request.params.sha256.toLowerCase()
    const brought = await appealFiles.take(found, { sha256, bytes: readDocument(sha256, request.body) })
    return { ...brought, state: 'held' }
  }
  await app.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: DOCUMENT_LIMIT }, (_request, body, parsed) =>
      parsed(null, body),
    )
    routes.put<HashParams>(
      '/v1/appeals/files/:sha256',
      {
        bodyLimit: DOCUMENT_LIMIT,
        config: { optional: true },
        onRequest: admit,
        schema: {
          tags: ['appeals'],
          summary: 'A file for an appeal that is about to be filed: PDF, PNG or JPEG, at most 32 MiB',
          consumes: ['application/octet-stream'],
        },
      },
      take,
    )
    routes.put<HashParams>(
      '/v1/reports/files/:sha256',
      {
        bodyLimit: DOCUMENT_LIMIT,
        onRequest: admitReporter,
        schema: {
          tags: ['reports'],
          summary: 'A file for a report that is about to be filed: PDF, PNG or JPEG, at most 32 MiB',
          consumes: ['application/octet-stream'],
        },
      },
      take,
    )
    done()
  })
}

/** `PUT /v1/files/{sha256}`: bytes before the event that names them. They are looked at once; what was seen is remembered by hash. */
import type { FastifyInstance } from 'fastify'
import { needScope } from '../access/principal.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { principalOf } from '../http/app.ts'
import { beforeBody } from '../http/before-body.ts'
import { queryOf } from '../http/page-query.ts'
import { fieldProblem, Problem } from '../http/problems.ts'

const FILE_LIMIT = 32 * 1024 * 1024

export async function registerFileRoutes(
  app: FastifyInstance,
  { files, now }: { readonly files: FileDesk; readonly now: () => number },
): Promise<void> {
  await app.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FILE_LIMIT }, (_request, body, parsed) =>
      parsed(null, body),
    )
    routes.put<{ Params: { sha256: string } }>(
      '/v1/files/:sha256',
      {
        bodyLimit: FILE_LIMIT,
        onRequest: beforeBody((request) => needScope(principalOf(request), 'files')),
        schema: { tags: ['facts'], summary: 'Bytes of a file, at most 32 MiB', consumes: ['application/octet-stream'] },
      },
      async (request) => {
        needScope(principalOf(request), 'files')
        const { sha256 } = request.params
        if (!/^[0-9a-fA-F]{64}$/.test(sha256))
          throw fieldProblem('body.invalid', '/sha256', 'must be 64 hexadecimal digits')
        const { body } = request
        if (!(body instanceof Uint8Array))
          throw new Problem('body.invalid', { detail: 'Send the bytes of the file as the body.' })
        const { name = '' } = queryOf(request)
        const mediaType = request.headers['content-type'] ?? null
        const analysis = await files.put(
          sha256,
          { bytes: body, name, mediaType: mediaType === 'application/octet-stream' ? null : mediaType },
          now(),
        )
        const { type, testVirus, scan = null, picture = null } = analysis
        return {
          sha256: sha256.toLowerCase(),
          size: body.length,
          type,
          testVirus,
          ...(scan === null ? {} : { scan }),
          ...(picture === null ? {} : { pdq: picture.pdq }),
        }
      },
    )
    done()
  })
}

/**
 * A picture that was reported, for the administrator who decides about the report: screened first, grey and colour when they are asked
 * for, each of which is an entry in the audit log before a byte goes out. Nobody else has it here: the operator looks in the case, and
 * whoever reported it has it already.
 */
import type { FastifyInstance } from 'fastify'
import { nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { openKeptFile } from '../../casework/evidence/keep-files.ts'
import { readFor } from '../../casework/narrow.ts'
import { listReportFiles } from '../../casework/report/report-files.ts'
import { demandReading } from '../../casework/standing/may-administer.ts'
import { noteOfReport } from '../../casework/streams.ts'
import { principalOf } from '../app.ts'
import { Problem } from '../problems.ts'
import { askedPicture, checkPicture, drawScreened, sendPicture } from '../screened-picture.ts'
import { findReport, readerOf, shownTo } from './report-routes.ts'

type IdParams = { Params: { id: string } }

export function registerReportPictureRoutes(app: FastifyInstance, { desk }: Casework): void {
  const summary = 'A picture that was reported, screened until more is asked for'
  app.post<IdParams>(
    '/v1/reports/:id/picture',
    { schema: { tags: ['reports'], summary, body: askedPicture } },
    async (request, reply) => {
      const principal = principalOf(request)
      if (principal.kind !== 'member' || principal.role !== 'admin') throw new Problem('permission.role')
      const { id } = request.params
      const kept = await readFor(desk, principal, (db) => findReport({ db }, id))
      if (readerOf(principal, kept) !== 'handler') throw new Problem('report.not-found')
      await demandReading(desk, principal)
      const { stage, sha256: stated } = checkPicture(request.body ?? {}, '')
      const sha256 = stated.toLowerCase()
      // As far as they are shown what was reported, and never what is sealed.
      const named = JSON.stringify(shownTo(desk, principal, kept)['evidence'])
      const known = (await listReportFiles(desk, id, named)).some((file) => file.sha256 === sha256)
      const drawn = await drawScreened(known ? await openKeptFile(desk.db, [`report/${id}`], sha256) : null, stage)
      if (stage !== 'screened')
        await desk.run((unit) => {
          const [by, object] = [nameOf(principal), `report/${id}`]
          unit.audit({ act: `evidence.picture-${stage}`, by, object, ...noteOfReport(kept), why: `file ${sha256}` })
          return Promise.resolve()
        })
      return sendPicture(reply, drawn)
    },
  )
}

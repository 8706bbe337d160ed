/**
 * Files for an appeal or a report that is about to be filed. They are taken from whoever may file it - an appeal until it is filed -, looked
 * at and scanned as every file is, and held in memory; what names them keeps its copy. Bringing lets nobody read anything.
 */
import { type AppealAgainst, idAgainst } from '@goodstanding/casework'
import type { Instant } from '@goodstanding/model'
import type { MemberPrincipal, Principal } from '../../access/principal.ts'
import type { FileDesk } from '../../decide/file-desk.ts'
import { Problem } from '../../http/problems.ts'
import { demand, nameOf } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { demandFileable, findGround } from './appeals.ts'
import { askedAs, findParty } from './find-party.ts'

const HOUR = 3_600_000
/** Twice as many as an appeal takes, so that somebody who chose a wrong one goes on. */
const MOST_FILES = 40
const MOST_BYTES = 64 * 1024 * 1024
/** What is read at once for one appeal, or one organization, so that one link cannot fill the memory. */
const MOST_AT_ONCE = 3
/** And for all of them. */
const MOST_OF_ALL = 16
/** Of how many appeals is remembered what came; the oldest goes first. */
const MOST_REMEMBERED = 10_000

export type Bringing = ForAppeal | { readonly reporter: MemberPrincipal }

type ForAppeal = {
  readonly principal: Principal | null
  /** Of the notice, in place of any other. */
  readonly token: string | null
  readonly against: AppealAgainst
  readonly kind: 'appeal' | 'early-release'
}

/** Somebody who may file an appeal or a report, with what is counted of it. */
export type Admitted = {
  readonly key: string
  readonly by: string
  readonly object: string
  readonly act: 'appeal.document' | 'report.document'
}

export type BroughtFile = {
  readonly sha256: string
  readonly size: number
  readonly type: string | null
  readonly scan: 'clean' | 'failed' | null
}

export type AppealFiles = {
  /** Throws unless they may file this appeal now, or a report. */
  readonly admit: (bringing: Bringing) => Promise<Admitted>
  /** Before bytes are read. Answers what is called when that is over. */
  readonly enter: (admitted: Pick<Admitted, 'key'>) => () => void
  readonly take: (
    admitted: Admitted,
    file: { readonly sha256: string; readonly bytes: Uint8Array },
  ) => Promise<BroughtFile>
}

type Came = { readonly until: Instant; readonly sizes: Map<string, number> }

export function createAppealFiles(desk: Desk, files: Pick<FileDesk, 'put'>): AppealFiles {
  const came = new Map<string, Came>()
  const reading = new Map<string, number>()
  const count = (key: string, sha256: string, size: number): void => {
    const now = desk.now()
    const known = came.get(key)
    const isFresh = known === undefined || known.until <= now
    const { until, sizes }: Came = isFresh ? { until: now + HOUR, sizes: new Map<string, number>() } : known
    const bytes = [...sizes.values()].reduce((sum, each) => sum + each, 0)
    const isMore = !sizes.has(sha256)
    if (isMore && (sizes.size >= MOST_FILES || bytes + size > MOST_BYTES))
      throw new Problem('document.too-many', { more: { retryAfter: Math.ceil((until - now) / 1_000) } })
    came.delete(key)
    came.set(key, { until, sizes: sizes.set(sha256, size) })
    for (const first of came.keys()) {
      if (came.size <= MOST_REMEMBERED) break
      came.delete(first)
    }
  }
  return {
    admit: async (bringing) => {
      if ('reporter' in bringing) return reportingOf(bringing.reporter)
      const { principal, token, against, kind } = bringing
      return desk.run(async (unit) => {
        const ground = await findGround(desk, unit, against)
        const party = await findParty(desk, unit, { principal, ground, token })
        const key = await demandFileable(unit, ground, askedAs(kind, party))
        const by = principal === null ? 'appeal-token' : nameOf(principal)
        return { key, by, object: `${against.kind}/${idAgainst(against)}`, act: 'appeal.document' }
      })
    },
    enter: ({ key }) => {
      const now = reading.get(key) ?? 0
      const all = [...reading.values()].reduce((sum, each) => sum + each, 0)
      if (now >= MOST_AT_ONCE || all >= MOST_OF_ALL) throw new Problem('document.too-many', { more: { retryAfter: 1 } })
      reading.set(key, now + 1)
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        const left = (reading.get(key) ?? 1) - 1
        if (left === 0) reading.delete(key)
        else reading.set(key, left)
      }
    },
    take: async ({ key, by, object, act }, { sha256, bytes }) => {
      count(key, sha256, bytes.length)
      const wasThere = (desk.recentFiles?.get(sha256, desk.now()) ?? null) !== null
      const { type, scan = null, testVirus } = await files.put(sha256, { bytes, name: '', mediaType: null }, desk.now())
      if (testVirus || scan?.verdict === 'malicious') {
        // What came with an event of somebody is evidence of that.
        if (!wasThere) desk.recentFiles?.drop(sha256)
        throw new Problem('document.malicious')
      }
      if ((desk.recentFiles?.get(sha256, desk.now()) ?? null) === null) throw new Problem('document.refused')
      await desk.run((unit) => {
        unit.audit({ act, by, object, organization: null, why: `file ${sha256}` })
        return Promise.resolve()
      })
      return { sha256, size: bytes.length, type, scan: scan?.verdict ?? null }
    },
  }
}

/** A report has no end of its own: what comes for those of one person counts together. */
function reportingOf(reporter: MemberPrincipal): Admitted {
  demand(reporter, 'report.file')
  const { id, organization } = reporter
  return {
    key: `report/${organization}/${id}`,
    by: nameOf(reporter),
    object: `organization/${organization}`,
    act: 'report.document',
  }
}

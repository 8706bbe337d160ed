/** Whether a limited organization may ask for an early end, by the limits before it that stand: one that was taken back is none. */
import { type ActionTerms, type Notice, releaseTerms } from '@goodstanding/casework'
import type { Instant } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { countLimits } from '../standing/standing-now.ts'

type Limited = Pick<ActionTerms, 'subject' | 'earlyRelease'> & {
  readonly action: ActionTerms['id']
  readonly takenAt: Instant
}

export async function releaseTermsNow(db: VaultDb, { action, subject, earlyRelease, takenAt }: Limited) {
  if (earlyRelease === null || earlyRelease === 'may-apply') return earlyRelease
  return releaseTerms(await countLimits(db, subject, { before: takenAt, apartFrom: action }))
}

/** A notice that was sent, as it reads now. */
export async function withReleaseNow<Of extends Notice>(db: VaultDb, notice: Of): Promise<Of> {
  if (notice.kind !== 'sent') return notice
  const { contents } = notice
  return { ...notice, contents: { ...contents, earlyRelease: await releaseTermsNow(db, contents) } }
}

/** What a message complains about, in words that a person reads: its text, what a machine reported, what was attached. */
import { type Db, getFact } from '@goodstanding/ledger'
import type { Danger } from '@goodstanding/model'
import type { FileAnalysis } from '@goodstanding/detectors'
import type { Desk } from '../casework/parts.ts'
import type { StatedEvidence } from '../casework/report/copy-evidence.ts'
import type { StatedAbout } from '../casework/report/find-accused.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { sha256Of } from '../scan/look-at-file.ts'
import type { Complaint, IncomingMail, MailFile } from './parse-mail.ts'

/** As much of a text as a report shows; the rest is in its evidence. */
const MOST_SHOWN = 16_384

/** Subject, words, and the fields of a machine's report. */
export function reportText({ subject, text, complaint }: IncomingMail): string {
  const parts = [subject, text, complaint === null ? '' : complaintText(complaint)]
  const whole = parts.filter((part) => part !== '').join('\n\n')
  return whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)} …` : whole
}

function complaintText(complaint: Complaint): string {
  if (complaint.format === 'arf')
    return ['ARF', ...complaint.report.fields.map(({ name, value }) => `${name}: ${value}`)].join('\n')
  const { version, category, type, source, timestamp, reporter, description, faults } = complaint.report
  return [
    `XARF ${version}: ${category}/${type}`,
    `source_identifier: ${source}`,
    `timestamp: ${timestamp}`,
    `reporter: ${reporter}`,
    ...(description === '' ? [] : [description]),
    ...(faults.length === 0 ? [] : [`not as the format has it: ${faults.join(' ')}`]),
  ].join('\n')
}

const CHILD_SAFETY = new Set(['csam', 'csem'])

/** What the words of the two formats mean, where they name a danger. */
export function dangerOf(complaint: Complaint | null): Danger {
  return complaint?.format === 'xarf' && CHILD_SAFETY.has(complaint.report.type.toLowerCase()) ? 'child-safety' : 'none'
}

/** The account that a machine's report names as its source, when there is one of that id; else the words alone. */
export async function aboutOf(db: Db, complaint: Complaint | null): Promise<StatedAbout> {
  if (complaint?.format !== 'xarf') return {}
  const { source } = complaint.report
  return source !== '' && (await getFact(db, 'person', source)) !== null ? { account: source } : {}
}

export type KeptFiles = {
  readonly evidence: readonly StatedEvidence[]
  /** The clause of a listed file, or null. */
  readonly clause: string | null
}

/** Looks at every file, and remembers what was seen by its hash; the bytes are not kept. The texts of originals go beside them. */
export async function keepFiles(
  { desk, files }: { readonly desk: Desk; readonly files: Pick<FileDesk, 'put'> },
  mail: IncomingMail,
  now: number,
): Promise<KeptFiles> {
  const evidence: StatedEvidence[] = mail.originals.map(({ text }) => ({ text }))
  const clauses = new Set(desk.policy().policy.clauses.keys())
  let clause: string | null = null
  for (const file of mail.files) {
    const sha256 = sha256Of(file.bytes)
    const mediaType = file.mediaType === 'application/octet-stream' ? null : file.mediaType
    const analysis = await files.put(sha256, { bytes: file.bytes, name: file.name, mediaType }, now)
    const listed = desk.memory.listedHash(sha256)
    if (listed !== null && clauses.has(listed.clause)) clause ??= listed.clause
    evidence.push({ file: sha256, text: fileText(file, analysis, listed?.clause ?? null) })
  }
  if (mail.text.length > MOST_SHOWN) evidence.push({ text: mail.text })
  return { evidence, clause }
}

/** `invoice.pdf, application/pdf, 1204 bytes: program exe; anti-virus test file`. */
function fileText({ name, mediaType, bytes, note }: MailFile, seen: FileAnalysis, listed: string | null): string {
  const found = [
    note,
    seen.testVirus ? 'anti-virus test file' : '',
    seen.executable === null ? '' : `program ${seen.executable}`,
    seen.macro ? 'macros' : '',
    seen.script === null ? '' : `active content ${seen.script}`,
    seen.typeMismatch === null ? '' : `is ${seen.type ?? 'unknown'}, not ${seen.typeMismatch}`,
    seen.archive?.encrypted === true ? 'encrypted archive' : '',
    (seen.archive?.bomb ?? null) === null ? '' : 'archive bomb',
    (seen.archive?.outside ?? null) === null ? '' : 'archive that writes outside of its folder',
    listed === null ? '' : `listed under ${listed}`,
  ].filter((part) => part !== '')
  const what = `${name === '' ? '-' : name}, ${mediaType}, ${bytes.length} bytes`
  return found.length === 0 ? what : `${what}: ${found.join('; ')}`
}

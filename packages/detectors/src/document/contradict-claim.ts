/** How a document's file contradicts what is claimed of it. A scan is younger than its paper; a program that draws is no scanner. */
import type { Instant } from '@goodstanding/model'
import type { FileTraces } from './read-traces.ts'

export type DocumentClaim = {
  /** First and last instant of the days that were stated; null: not stated, or no date. */
  readonly issued: Instant | null
  readonly expires: Instant | null
}

/** `why`: what the file says beside what was stated, in the fields' own names, which read the same in every language. */
export type Contradiction = { readonly score: number; readonly why: string }

/** Made to change pictures and pages. */
const EDITORS =
  /photoshop|\bgimp\b|illustrator|indesign|coreldraw|affinity|pixelmator|paint\.net|\bcanva\b|inkscape|photopea|picsart|snapseed|meitu|美图|foxit phantom|pdfescape|pdf-?xchange editor|pdf editor|pdfelement|figma|midjourney|stable diffusion|dall[-·. ]?e|firefly/i
/** Made to write texts: registries do not issue licences with them. */
const WRITERS =
  /microsoft.{0,3} (?:office )?(?:word|powerpoint|publisher|excel)|libreoffice|openoffice|\bwps\b|^pages\b|google docs/i
/** Made to put paper into files. */
const SCANNERS =
  /scan|camscanner|twain|\bhp\b|canon|epson|xerox|ricoh|konica|brother|fujitsu|kyocera|lexmark|iphone|ipad|samsung|huawei|xiaomi|oppo|pixel|nikon|sony|genius|vflat|adobe psl/i
const SAMPLES = /\b(?:template|sample|specimen|mock-?up|example)\b|样本|模板|范本|示例/iu

/** Clocks and zones differ, and a register may date a document on the next working day. */
const LEEWAY = 3 * 86_400_000
const DAY = 86_400_000

/** The strongest contradiction, or null. `time` is the event's. */
export function contradictClaim(
  traces: FileTraces,
  { issued, expires }: DocumentClaim,
  time: Instant,
): Contradiction | null {
  const { created, changed, software, title } = traces
  const editor = software.find((name) => EDITORS.test(name)) ?? null
  const writer = software.find((name) => WRITERS.test(name)) ?? null
  const scanned = software.some((name) => SCANNERS.test(name))
  const made = created ?? changed
  const found: (Contradiction | null)[] = [
    editor === null ? null : { score: 0.85, why: `software: ${editor}` },
    title !== null && SAMPLES.test(title) ? { score: 0.8, why: `title: ${title}` } : null,
    made !== null && made > time + DAY ? { score: 0.85, why: `created: ${dayOf(made)} > ${dayOf(time)}` } : null,
    issued !== null && made !== null && made < issued - LEEWAY
      ? { score: 0.75, why: `created: ${dayOf(made)} < issuedOn: ${dayOf(issued)}` }
      : null,
    expires !== null && created !== null && created > expires + LEEWAY
      ? { score: 0.6, why: `created: ${dayOf(created)} > expiresOn: ${dayOf(expires)}` }
      : null,
    issued !== null && created !== null && created > issued + LEEWAY && !scanned
      ? writer === null
        ? { score: 0.55, why: `created: ${dayOf(created)} > issuedOn: ${dayOf(issued)}` }
        : { score: 0.8, why: `software: ${writer}, created: ${dayOf(created)} > issuedOn: ${dayOf(issued)}` }
      : null,
  ]
  return found.reduce<Contradiction | null>(
    (strongest, one) => (one !== null && one.score > (strongest?.score ?? 0) ? one : strongest),
    null,
  )
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

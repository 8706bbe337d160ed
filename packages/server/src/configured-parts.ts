/** The parts that are as the configuration says: facts in memory, who looks at files and texts, how casework reaches outside. */
import {
  createDetectorSet,
  createFactMemory,
  type DetectorSet,
  type DetectText,
  type FactMemory,
} from '@goodstanding/engine'
import { type Db, loadAllFacts } from '@goodstanding/ledger'
import { makeIdentityTokens } from './access/identity-keys.ts'
import type { Secrets } from './access/read-secrets.ts'
import type { Config } from './config.ts'
import type { createFileDesk } from './decide/file-desk.ts'
import { createFactFeed, type FactFeed, inPieces } from './facts/fact-feed.ts'
import type { Metrics } from './http/metrics.ts'
import { inTurns } from './in-turns.ts'
import type { FaultTeller } from './jobs/tell-faults.ts'
import { outgoingMailOf } from './mail/open-mail.ts'
import { createResolver } from './net/guarded-lookup.ts'
import { createOpinionDesk, type OpinionDesk } from './opinion/opinion-desk.ts'
import type { PolicyDesk } from './policy/policy-desk.ts'
import { createClamdScanner } from './scan/clamd.ts'
import { createFileLooker } from './scan/file-looker.ts'
import { createPictureClassifier } from './scan/picture-classifier.ts'
import { createPictureLooker } from './scan/picture-looker.ts'
import { tellScanner } from './scan/tell-scanner.ts'
import type { ShippedDetectors } from './shipped.ts'
import { readShippedNames } from './shipped-names.ts'

/** As long as an upload may wait for the scanner. */
const SCANNED_WITHIN_MS = 10_000

/** Facts in memory, as far as the change feed was read. */
export type Facts = {
  readonly memory: FactMemory
  readonly feed: FactFeed
  readonly token: ReturnType<typeof makeIdentityTokens>
  /** As the memory is before any fact is stated: for examples, which state their own. */
  readonly withNothing: () => FactMemory
}

export async function fillFacts(
  db: Db,
  secrets: Secrets,
  service: { names: readonly string[]; domains: readonly string[] },
  log: (line: Readonly<Record<string, unknown>>) => void,
): Promise<Facts> {
  const token = makeIdentityTokens(secrets)
  const protectedNames = await readShippedNames()
  const withNothing = (): FactMemory => createFactMemory({ service, protectedNames, token })
  const memory = withNothing()
  const read = await loadAllFacts(db, (facts) => inTurns(inPieces(memory, facts, memory.apply)))
  return { memory, feed: createFactFeed({ db, memory, read, log }), token, withNothing }
}

/** Who looks at the bytes of files, each where it is there. */
export function lookersOf({ clamd, pictureModel }: Config, tell: FaultTeller) {
  return {
    scanner:
      clamd === null ? null : tellScanner(createClamdScanner({ place: clamd, patienceMs: SCANNED_WITHIN_MS }), tell),
    pictures: createPictureLooker(),
    looker: createFileLooker(),
    classifier: pictureModel === null ? null : createPictureClassifier(),
  }
}

type Shelves = {
  readonly files: ReturnType<typeof createFileDesk>
  readonly opinions: OpinionDesk | null
  /** Most accounts whose sessions are remembered. */
  readonly sessions: number
}

export function detectorsOf(
  { ages }: ShippedDetectors,
  { files, opinions, sessions }: Shelves,
  text: DetectText,
): () => DetectorSet {
  const given = opinions === null ? {} : { opinions: opinions.shelf }
  return () => createDetectorSet({ text, files: files.shelf, ages, sessions, ...given })
}

type Asking = {
  readonly detect: DetectText
  readonly policy: PolicyDesk['current']
  readonly metrics: Metrics
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

export function opinionsOf({ opinion }: Config, { metrics, ...asking }: Asking): OpinionDesk | null {
  if (opinion === null) return null
  return createOpinionDesk({ config: opinion, ...asking, tell: (outcome) => metrics.opinions.inc({ outcome }) })
}

/** How casework reaches outside. */
export function outwardOf({ mail, privateWebhooks, machineWebhooks, dnsServers }: Config) {
  const domains = { resolver: createResolver(dnsServers), private: 'refused', filePort: null } as const
  return { outgoingMail: outgoingMailOf(mail), privateWebhooks, machineWebhooks, domains }
}

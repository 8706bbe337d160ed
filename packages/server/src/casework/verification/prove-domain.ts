/** Whether somebody controls a domain: a TXT record or a well-known file holds the words that only they were told. */
import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import type { ProofRemarkCode, VerificationEvidence } from '@goodstanding/casework'
import { readUrl } from '@goodstanding/detectors'
import { fetchText } from '../../net/fetch-text.ts'
import type { createResolver, Privately } from '../../net/guarded-lookup.ts'
import { NetFault, type NetFaultKind } from '../../net/net-fault.ts'
import type { Desk } from '../parts.ts'

export type DomainNet = {
  readonly resolver: ReturnType<typeof createResolver>
  /** `allowed`: private addresses and plain HTTP, for tests and closed networks. */
  readonly private: Privately
  /** Where the file is fetched; null: the usual port. */
  readonly filePort: number | null
}

const FILE_PATH = '/.well-known/goodstanding-verification.txt'
const FILE_BOUNDS = { maxBytes: 16 * 1024, timeoutMs: 5_000, redirects: 2 } as const

/** A host name in lower case and ASCII, or null when it is none. */
export function readDomain(text: string): string | null {
  const stated = text.trim().replace(/\.$/, '')
  const url = /^[^\s/:@?#]+$/u.test(stated) && /.\../u.test(stated) ? readUrl(`https://${stated}`) : null
  if (url === null) return null
  const { hostname } = url
  return isIP(hostname) === 0 && hostname.length <= 253 ? hostname : null
}

/** What an organization publishes to prove a domain: derived, so that it is kept nowhere and is another for each. */
export function challengeOf({ installationKey }: Pick<Desk, 'installationKey'>, organization: string, domain: string) {
  const made = createHmac('sha256', installationKey).update(JSON.stringify(['domain', organization, domain]))
  const words = `goodstanding-verification=${made.digest('base64url').slice(0, 32)}`
  return {
    domain,
    dns: { type: 'TXT', names: [`_goodstanding.${domain}`, domain], value: words },
    file: { url: `https://${domain}${FILE_PATH}`, content: words },
  } as const
}

type Checked = Pick<VerificationEvidence, 'checked' | 'why'>

/** Asks the domain. What cannot be reached is not checked, and is asked again; it never counts as a lie. */
export async function proveDomain(
  net: DomainNet,
  {
    kind,
    challenge,
  }: { readonly kind: 'domain-dns' | 'domain-file'; readonly challenge: ReturnType<typeof challengeOf> },
): Promise<Checked> {
  return kind === 'domain-dns' ? proveByRecord(net, challenge) : proveByFile(net, challenge)
}

async function proveByRecord({ resolver }: DomainNet, { dns }: ReturnType<typeof challengeOf>): Promise<Checked> {
  const answers = await Promise.allSettled(dns.names.map((name) => resolver.texts(name)))
  const texts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (texts.some((text) => text.trim() === dns.value)) return { checked: 'proven', why: null }
  const isAnswered = answers.some(({ status }) => status === 'fulfilled')
  return unchecked(isAnswered ? 'proof.record-without-value' : 'proof.no-record')
}

async function proveByFile(
  { resolver, private: privately, filePort }: DomainNet,
  { domain, file }: ReturnType<typeof challengeOf>,
): Promise<Checked> {
  const url = filePort === null ? file.url : `http://${domain}:${filePort}${FILE_PATH}`
  try {
    const text = await fetchText(url, { ...FILE_BOUNDS, resolve: resolver.addresses, private: privately })
    const lines = text.split(/\r?\n/).map((line) => line.trim())
    return lines.includes(file.content) ? { checked: 'proven', why: null } : unchecked('proof.file-without-value')
  } catch (fault) {
    return remarkOn(fault)
  }
}

const unchecked = (code: ProofRemarkCode, detail: string | null = null): Checked => ({
  checked: 'not-checked',
  why: { code, detail },
})

const FAULTS = {
  refused: 'proof.address-refused',
  private: 'proof.address-private',
  'no-address': 'proof.no-address',
  status: 'proof.file-refused',
  elsewhere: 'proof.file-elsewhere',
  redirects: 'proof.file-redirects',
  large: 'proof.file-large',
} as const satisfies Readonly<Record<NetFaultKind, ProofRemarkCode>>

/** What the system says of a host that cannot be reached is a code of its own (`ECONNREFUSED`), the same in every language. */
function remarkOn(fault: unknown): Checked {
  if (fault instanceof NetFault)
    return unchecked(FAULTS[fault.kind], fault.status === null ? null : String(fault.status))
  const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null
  return unchecked('proof.unreachable', code ?? (fault instanceof Error ? fault.name : 'unknown'))
}

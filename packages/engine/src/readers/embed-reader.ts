/** Pages that embed the service: the organization's own, or somebody else's. */
import { asciiHost } from '@goodstanding/detectors'
import type { SignalReader } from '../signal-reader.ts'
import { isOriginOf } from '../facts/embed-origins.ts'
import { hostOf } from '../facts/own-rules.ts'

export const embedReader: SignalReader = {
  name: 'embed',
  says: ['embed.foreign-origin', 'embed.lookalike-origin'],
  read: (event, { facts, sink }) => {
    if (event.type !== 'embed.load') return
    const { origin, organization } = event.data
    const host = hostOf(origin)
    const known = facts.organization(organization)
    const pointer = '/data/origin'
    if (host !== null && facts.serviceDomains.owns(host)) return
    const listed = known?.embedOrigins.some((allowed) => isOriginOf(allowed, origin)) ?? false
    const isTheirs =
      host !== null && (listed || (known?.domains ?? []).some((domain) => liesUnder(host, asciiHost(domain))))
    // A page on the very host that it would frame is the service's own, under whatever name, or a mirror of it: the name tells.
    const isItself = host !== null && host === hostOf(event.data.host)
    if (isTheirs && isItself) return
    if (!isTheirs && !isItself) {
      sink.see('embed.foreign-origin', 1, { pointer }, origin)
    }
    const imitation = host === null ? null : facts.serviceDomains.imitation(host)
    if (imitation !== null) sink.see('embed.lookalike-origin', imitation.score, { pointer }, imitation.imitated)
  },
}

function liesUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

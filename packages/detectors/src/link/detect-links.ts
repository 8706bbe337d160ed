/**
 * Links in content: where they really lead, and whom their hosts imitate.
 * A link that shows plain words claims no host, so only a shown host can deceive.
 */
import type { Link, SignalSink } from '@goodstanding/model'
import type { DomainIndex } from './domain-index.ts'

export type LinkContent = { readonly text: string; readonly links: readonly Link[] }

/** What is known about domains when an event is decided. */
export type LinkContext = {
  /** Domains and names of the register of protected names and of the shipped list. */
  readonly protectedDomains: DomainIndex
  /** The service's own domains and names. */
  readonly serviceDomains: DomainIndex
  /** The domains of the event's organization; null when it has none. */
  readonly ownDomains: DomainIndex | null
}

/**
 * Says `link.*` signals about the links of one content. `pointer` is the content's own, e.g. `/data/content`;
 * evidence points at `/text` with offsets, or at `/links/3/target`.
 */
export function detectLinks(content: LinkContent, pointer: string, context: LinkContext, sink: SignalSink): void {
  void [content, pointer, context, sink]
}

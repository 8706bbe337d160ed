/** Links: extraction, deception, look-alike hosts, listed URLs. */
export * from './address-of-code.ts'
export * from './canonical-url.ts'
export * from './detect-links.ts'
export * from './domain-index.ts'
export { type DomainEntry, gatherDomains, type KnownDomains } from './domain-store.ts'
export * from './extract-links.ts'
export { canBeFound } from './host-parts.ts'
export { asciiHost } from './punycode.ts'

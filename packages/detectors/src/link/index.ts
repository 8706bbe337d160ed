/** Links: extraction, deception, look-alike hosts, listed URLs. */
export * from './canonical-url.ts'
export * from './detect-links.ts'
export * from './domain-index.ts'
export * from './extract-links.ts'

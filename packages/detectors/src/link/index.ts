/** link: public surface of this family. */
export * from './canonical-url.ts'
export * from './detect-links.ts'
export * from './domain-index.ts'
export * from './extract-links.ts'

/** Files: what they are, whatever their names say. */
export type { ArchiveAnalysis, ArchiveBomb } from './archive-findings.ts'
export * from './analyse-file.ts'
export * from './detect-file.ts'
export { sniffType } from './file-types.ts'
export { readContent } from './read-content.ts'

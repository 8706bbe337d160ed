/** Files: what they are, whatever their names say. */
export type { ArchiveAnalysis, ArchiveBomb } from './archive-findings.ts'
export * from './analyse-file.ts'
export * from './detect-file.ts'
export { sniffType } from './file-types.ts'
export { readContent, unreadContent } from './read-content.ts'
export type { DocumentPicture } from './pictures/document-picture.ts'
export { documentType, type DocumentType, picturesOfDocument } from './pictures/pictures-of-document.ts'
export { isWritten, WORDS_LOOKED_AT, wordsOfFile } from './words-of-file.ts'

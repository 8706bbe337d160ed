/** Every reader of one engine: detectors and readers of facts behind one shape. */
import { type AgeTable, createLinkedAccounts, createSessionTracker } from '@goodstanding/detectors'
import type { DetectorSet } from '../signal-reader.ts'
import { createIdentityReader, createSessionReader } from './account-reader.ts'
import { apiReader } from './api-reader.ts'
import { consentReader, rowConsentReader } from './consent-reader.ts'
import {
  createFileReader,
  createTextReader,
  type DetectText,
  type FileShelf,
  linkReader,
  personalReader,
  rowPersonalReader,
} from './content-reader.ts'
import { directoryReader } from './directory-reader.ts'
import { embedReader } from './embed-reader.ts'
import { createFileWordReader } from './file-words.ts'
import { createVerificationReader, nameReader } from './organization-reader.ts'
import { linkedMemory, sessionMemory } from './read-memory.ts'
import { campaignReader, clientReader, historyReader } from './standing-reader.ts'
import { createPieceMemory, createPieceReader } from './said-in-pieces.ts'
import type { OpinionShelf } from './second-opinion.ts'
import { createSubjectMemory } from './subject-memory.ts'
import { createWorkReader } from './work-reader.ts'

export type DetectorOptions = {
  /** The text detector of a lexicon; null: texts say nothing. */
  readonly text: DetectText | null
  readonly files: FileShelf
  /** What a classifier outside said of texts; absent: nobody is asked. */
  readonly opinions?: OpinionShelf
  readonly ages: AgeTable
  /** Most accounts whose sessions are remembered. */
  readonly sessions?: number
}

/** No file was looked at when it came in. */
export const NO_FILES: FileShelf = {
  analysis: () => null,
  verdict: () => null,
  asSent: () => null,
  picture: () => null,
  uncut: () => [],
  codes: () => [],
  md5: () => null,
  explicit: () => null,
  bytes: () => null,
  words: () => null,
  heard: () => null,
}

export function createDetectorSet({ text, files, opinions, ages, sessions }: DetectorOptions): DetectorSet {
  const tracker = createSessionTracker(sessions === undefined ? {} : { accounts: sessions })
  const linked = createLinkedAccounts()
  const subjects = createSubjectMemory()
  const pieces = createPieceMemory()
  return {
    readers: [
      ...(text === null
        ? []
        : [createTextReader(text, opinions), createPieceReader(text, pieces), createFileWordReader(text, files)]),
      linkReader,
      createFileReader(files),
      personalReader,
      createSessionReader(tracker),
      clientReader,
      createIdentityReader(ages, linked),
      nameReader,
      createVerificationReader(subjects, files),
      apiReader,
      directoryReader,
      embedReader,
      createWorkReader(files),
      consentReader,
      campaignReader,
      historyReader,
    ],
    rowReaders: [rowConsentReader, rowPersonalReader],
    memories: [sessionMemory(tracker), linkedMemory(linked), subjects, pieces],
    files,
  }
}

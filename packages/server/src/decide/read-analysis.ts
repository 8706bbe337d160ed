import type { FileAnalysis } from '@goodstanding/detectors'

/** What the ledger kept of a file, as it was stored. */
export function readAnalysis(kept: unknown): FileAnalysis {
  return kept as FileAnalysis
}

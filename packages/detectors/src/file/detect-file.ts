/** Says what the analysis of a file found. */
import type { SignalSink } from '@goodstanding/model'
import type { FileAnalysis } from './analyse-file.ts'

/** `pointer` is the file's own, e.g. `/data/file` or `/data/content/files/0`. */
export function detectFile(analysis: FileAnalysis, pointer: string, sink: SignalSink): void {
  void [analysis, pointer, sink]
}

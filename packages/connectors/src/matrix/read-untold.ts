/** The events of the file that keeps them: its own words, so that a line is one or was cut short by a crash. */
import type { WireEvent } from '@goodstanding/sdk'
import { fieldsOf, readJson, textIn } from '../read-fields.ts'

export function readWireEvents(file: string): readonly WireEvent[] {
  return file.split('\n').flatMap((line) => {
    const parsed = readJson(line)
    return textIn(fieldsOf(parsed), 'id') === null ? [] : [parsed as WireEvent]
  })
}

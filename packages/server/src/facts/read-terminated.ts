import type { RegisterEntry } from '@goodstanding/model'

/** An entry of `terminated`, after its schema was checked. */
export function readTerminated(fields: Readonly<Record<string, unknown>>): RegisterEntry<'terminated'> {
  return fields as RegisterEntry<'terminated'>
}

/** What has to survive a restart of the connector. */
import { join } from 'node:path'
import { type Kept, keepState } from '../keep-state.ts'
import { emptyState, readState, type State } from './read-state.ts'

export type Store = Kept<State>

export function openStore(directory: string): Store {
  const path = join(directory, 'state.json')
  return keepState(path, (text) => (text === null ? emptyState() : readState(text, path)))
}

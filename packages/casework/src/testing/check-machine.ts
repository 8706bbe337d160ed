/** Walks a state machine through every state, and gives every command to each: for tests that list what a state takes. */
import type { Result } from '@goodstanding/model'
import { PROBLEMS, type ProblemKind } from '../problems.ts'

export type Machine<State, Command, Event> = {
  readonly decide: (
    command: Command,
    state: State,
    now: number,
  ) => Result<readonly Event[], { readonly kind: ProblemKind }>
  readonly evolve: (state: State, event: Event) => State
  readonly none: State
  readonly now: number
  readonly commands: Readonly<Record<string, Command>>
  /** The commands that lead into each state, from none. */
  readonly states: Readonly<Record<string, readonly string[]>>
}

/** The commands that each state takes. Throws when a path does not lead where it says, or a refusal is not in the table. */
export function commandsTaken<State extends { readonly kind: string }, Command, Event>(
  machine: Machine<State, Command, Event>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(machine.states).map(([kind, path]) => [kind, takenIn(machine, kind, path)]))
}

function takenIn<State extends { readonly kind: string }, Command, Event>(
  { decide, evolve, none, now, commands }: Machine<State, Command, Event>,
  kind: string,
  path: readonly string[],
): readonly string[] {
  const state = path.reduce((found, step) => {
    const command = commands[step]
    if (command === undefined) throw new Error(`There is no command ${step}.`)
    const answer = decide(command, found, now)
    if (!answer.ok) throw new Error(`On the way to ${kind}, ${step} is refused: ${answer.refusal.kind}.`)
    return answer.value.reduce(evolve, found)
  }, none)
  if (state.kind !== kind) throw new Error(`The path to ${kind} leads to ${state.kind}.`)
  return Object.entries(commands).flatMap(([name, command]) => {
    const answer = decide(command, state, now)
    if (!answer.ok && !(answer.refusal.kind in PROBLEMS)) throw new Error(`No problem is named ${answer.refusal.kind}.`)
    return answer.ok ? [name] : []
  })
}

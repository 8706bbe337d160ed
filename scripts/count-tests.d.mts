export type Counted = {
  readonly files: readonly {
    readonly path: string
    readonly passed: number
    readonly failed: number
    readonly skipped: number
    /** Full names of the tests that failed. */
    readonly failing: readonly string[]
  }[]
  /** Errors outside any test. */
  readonly errors: number
}
export function filesToRepeat(counted: Counted): string[]
export function withRepeated(first: Counted, again: Counted): Counted
export function unsteadyTests(first: Counted, again: Counted): string[]
export function lastLine(counted: Counted): string

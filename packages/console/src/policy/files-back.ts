/** What changes in the policy in force to go back to an earlier version of it. */

export type Files = Readonly<Record<string, string | null>>
type Texts = Readonly<Record<string, string>>

const POLICY_FILE = 'policy.yaml'

/** `2026.11.1` is gone back to as `2026.11.1-r2`, and that as `2026.11.1-r3`: a name that no version has. */
export function nameBack(version: string, taken: readonly string[]): string {
  const first = version.replace(/-r\d{1,4}$/, '')
  for (let turn = 2; ; turn++) {
    const name = `${first}-r${turn}`
    if (!taken.includes(name)) return name
  }
}

/** Files as they were, under a new name; null: they were not there. */
export function filesBack(now: Texts, then: Texts, name: string): Files {
  const gone = Object.keys(now).filter((path) => then[path] === undefined)
  const changed = Object.entries(then).filter(([path, text]) => now[path] !== text)
  const head = then[POLICY_FILE] ?? now[POLICY_FILE] ?? ''
  return {
    ...Object.fromEntries(gone.map((path) => [path, null])),
    ...Object.fromEntries(changed),
    [POLICY_FILE]: head.replace(/^version:.*$/m, `version: "${name}"`),
  }
}

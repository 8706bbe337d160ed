/**
 * Two changed policies that began on one, brought together file by file: what one of them alone changed is taken as it changed it.
 * A clause is one file, so nobody's sentence is ever half of two.
 */
import type { PolicyFiles } from '@goodstanding/policy'

const POLICY_FILE = 'policy.yaml'

/** What of `policy.yaml` names a version and says nothing of what holds under it. */
const NAMING = /^(?:version|effectiveFrom):.*$/gm

/** The text of a file without what names its version. */
export function unnamedText(name: string, text: string): string {
  return name === POLICY_FILE ? text.replace(NAMING, '') : text
}

function textIn(files: PolicyFiles, name: string): string | null {
  const text = files.get(name)
  return text === undefined ? null : unnamedText(name, text)
}

/** The same file under the name and date that another gives its version. */
function namedAs(text: string, naming: string): string {
  const lines = naming.match(NAMING) ?? []
  return text.replace(NAMING, (line) => lines.find((each) => each.split(':', 1)[0] === line.split(':', 1)[0]) ?? line)
}

export type Both = { readonly begun: PolicyFiles; readonly mine: PolicyFiles; readonly theirs: PolicyFiles }

/** `contested`: files that both changed, each otherwise. They stand in `files` as mine. */
export type Merged = { readonly files: PolicyFiles; readonly contested: readonly string[] }

export function mergeFiles({ begun, mine, theirs }: Both): Merged {
  const files = new Map<string, string>()
  const contested: string[] = []
  for (const name of [...new Set([...mine.keys(), ...theirs.keys()])].sort()) {
    const [was, own, other] = [begun, mine, theirs].map((each) => textIn(each, name))
    if (own !== was && other !== was && own !== other) contested.push(name)
    const text = (own === was ? theirs : mine).get(name)
    if (text === undefined) continue
    files.set(name, name === POLICY_FILE ? namedAs(text, mine.get(name) ?? '') : text)
  }
  return { files, contested }
}

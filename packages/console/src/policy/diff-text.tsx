/** What differs between two texts, with a little of what surrounds it. */
import { diffLines, hunksOf } from './diff-lines.ts'

type DiffTextProps = { readonly label: string; readonly before: string; readonly after: string }

export function DiffText({ label, before, after }: DiffTextProps) {
  return (
    <pre className="diff" tabIndex={0} aria-label={label}>
      {hunksOf(diffLines(before, after)).map((line, at) =>
        line === null ? (
          <span key={at} className="gap">
            …
          </span>
        ) : line.kind === 'added' ? (
          <ins key={at}>+ {line.text}</ins>
        ) : line.kind === 'removed' ? (
          <del key={at}>− {line.text}</del>
        ) : (
          <span key={at}> {line.text}</span>
        ),
      )}
    </pre>
  )
}

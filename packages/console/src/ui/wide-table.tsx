/** A table that scrolls by itself where the page is narrower, by hand and by key. */
import type { ReactNode } from 'react'

type TableProps = {
  /** What it is called; no other table of the page has the same name. */
  readonly label: string
  /** How it stands in a window that is too narrow for it. */
  readonly className?: string
  readonly children: ReactNode
}

export function WideTable({ label, className = '', children }: TableProps) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={label}>
      <table className={`table ${className}`}>{children}</table>
    </div>
  )
}

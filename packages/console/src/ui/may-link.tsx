/** A link for whoever may open what it leads to; for everybody else, its words. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../frame/session.tsx'

type LinkProps = {
  /** The act of the table of permissions that opens the page there. */
  readonly act: string
  readonly to: string
  readonly params?: { readonly id: string }
  readonly search?: { readonly q: string }
  readonly className?: string
  readonly children: ReactNode
}

export function MayLink({ act, children, className, ...leading }: LinkProps) {
  const may = useMay(act)
  const named = className === undefined ? {} : { className }
  if (may)
    return (
      <Link {...named} {...leading}>
        {children}
      </Link>
    )
  return className === undefined ? children : <span className={className}>{children}</span>
}
